package io.opsconductor.platform.health;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jdbi.v3.core.Jdbi;

/** Whether the database answers. */
@Readiness
@ApplicationScoped
public class DatabaseCheck implements HealthCheck {
    @Resource(lookup = "concurrent/opsconductor/background")
    private ManagedExecutorService executor;

    @Inject
    private Jdbi jdbi;

    private Probe probe;

    @PostConstruct
    void prepare() {
        probe = new Probe(
                executor,
                () -> jdbi.withHandle(
                        handle -> handle.createQuery("select 'PostgreSQL '" + " || current_setting('server_version')")
                                .mapTo(String.class)
                                .one()));
    }

    @Override
    public HealthCheckResponse call() {
        Probe.Finding found = probe.finding();
        return HealthCheckResponse.named("database")
                .status(found.up())
                .withData("detail", found.detail())
                .build();
    }
}
