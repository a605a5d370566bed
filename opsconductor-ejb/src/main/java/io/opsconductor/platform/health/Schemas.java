package io.opsconductor.platform.health;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jdbi.v3.core.Jdbi;

/**
 * Whether each domain has its tables, in the schema of its name, and may read them: one question to the database for all
 * of them.
 */
@ApplicationScoped
public class Schemas {
    private static final String USABLE = """
            select n.nspname from pg_namespace n
            where has_schema_privilege(n.oid, 'usage') and exists (
              select 1 from pg_class c where c.relnamespace = n.oid and c.relkind in ('r', 'p')
                and has_table_privilege(c.oid, 'select'))
            """;

    @Resource(lookup = "concurrent/opsconductor/background")
    private ManagedExecutorService executor;

    @Inject
    private Jdbi jdbi;

    private Probe probe;

    @PostConstruct
    void prepare() {
        probe = new Probe(executor, () -> {
            List<String> usable = jdbi.withHandle(
                    handle -> handle.createQuery(USABLE).mapTo(String.class).list());
            return String.join(" ", usable);
        });
    }

    @Produces
    @Readiness
    @ApplicationScoped
    HealthCheck identity() {
        return () -> check("identity");
    }

    @Produces
    @Readiness
    @ApplicationScoped
    HealthCheck assets() {
        return () -> check("assets");
    }

    @Produces
    @Readiness
    @ApplicationScoped
    HealthCheck automation() {
        return () -> check("automation");
    }

    @Produces
    @Readiness
    @ApplicationScoped
    HealthCheck communication() {
        return () -> check("communication");
    }

    private HealthCheckResponse check(String domain) {
        Probe.Finding found = probe.finding();
        boolean usable = found.up() && Arrays.asList(found.detail().split(" ")).contains(domain);
        String detail = found.detail();
        if (found.up()) {
            detail = usable ? "its tables can be read" : "its tables are missing or cannot be read";
        }
        return HealthCheckResponse.named(domain)
                .status(usable)
                .withData("detail", detail)
                .build();
    }
}
