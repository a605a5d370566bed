package io.opsconductor.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether this node takes on work: its first lane runs for as long as the node does, and every lane has come round
 * lately. One that waits for a database that does not answer has not.
 */
@Readiness
@ApplicationScoped
public class WorkersCheck implements HealthCheck {
    private static final Duration HANGS = Duration.ofSeconds(30);

    @Inject
    private LaneRegister lanes;

    @Inject
    private NodeCapacity capacity;

    @Override
    public HealthCheckResponse call() {
        Collection<LaneLoop> running = lanes.lanes();
        long hanging = running.stream()
                .filter(lane -> lane.sinceLastTurn().compareTo(HANGS) >= 0)
                .count();
        return HealthCheckResponse.named("workers")
                .status(!running.isEmpty() && hanging == 0)
                .withData("lanes", running.size())
                .withData("hangingLanes", hanging)
                .withData("freePlaces", capacity.free())
                .build();
    }
}
