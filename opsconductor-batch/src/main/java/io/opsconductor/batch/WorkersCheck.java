package io.opsconductor.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether this node takes on work: its first lane runs for as long as the node does. */
@Readiness
@ApplicationScoped
public class WorkersCheck implements HealthCheck {
    @Inject
    private LaneRegister lanes;

    @Inject
    private NodeCapacity capacity;

    @Override
    public HealthCheckResponse call() {
        int running = lanes.lanes().size();
        return HealthCheckResponse.named("workers")
                .status(running > 0)
                .withData("lanes", running)
                .withData("freePlaces", capacity.free())
                .build();
    }
}
