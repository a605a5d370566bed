package io.opsconductor.platform.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether the domain {@code identity} can work. */
@Readiness
@ApplicationScoped
public class IdentityCheck implements HealthCheck {
    @Inject
    private Schemas schemas;

    @Override
    public HealthCheckResponse call() {
        return schemas.check("identity");
    }
}
