package io.opsconductor.automation.job;

import io.opsconductor.assets.CredentialUsage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Tells the vault which jobs would miss a credential: those that name its id in a step, or its name as a secret. */
@ApplicationScoped
public class CredentialsInJobs implements CredentialUsage {
    private Jdbi jdbi;

    private record Use(UUID credential, String job) {}

    /** For the container's proxy. */
    protected CredentialsInJobs() {}

    @Inject
    CredentialsInJobs(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Map<UUID, List<String>> jobsUsing(Map<UUID, String> credentials) {
        if (credentials.isEmpty()) {
            return Map.of();
        }
        List<UUID> ids = List.copyOf(credentials.keySet());
        Map<UUID, List<String>> jobs = new HashMap<>();
        jdbi.withHandle(handle -> handle.createQuery("""
                        with job as materialized (select name, definition::text as definition from automation.job)
                        select c.id, j.name
                        from unnest(cast(:ids as uuid[]), cast(:names as text[])) as c(id, name)
                        join job j
                          on position('"' || c.id::text || '"' in j.definition) > 0
                          or position('${secrets.' || c.name || '}' in j.definition) > 0
                          or position('${secrets.' || c.name || '.' in j.definition) > 0
                        order by j.name
                        """)
                        .bindArray("ids", UUID.class, ids)
                        .bindArray(
                                "names",
                                String.class,
                                ids.stream().map(credentials::get).toList())
                        .map((row, context) -> new Use(row.getObject("id", UUID.class), row.getString("name")))
                        .list())
                .forEach(use -> jobs.computeIfAbsent(use.credential, id -> new ArrayList<>())
                        .add(use.job));
        return jobs;
    }
}
