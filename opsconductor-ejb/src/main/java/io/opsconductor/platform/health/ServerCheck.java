package io.opsconductor.platform.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Whether the process itself is alive. It asks nobody else: a server whose database is away recovers by
 * itself, and to restart it would not help.
 */
@Liveness
@ApplicationScoped
public class ServerCheck implements HealthCheck {
    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.up("server");
    }
}
