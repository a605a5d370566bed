package io.opsconductor.automation.job;

import io.opsconductor.automation.CompiledJob;
import io.opsconductor.automation.JobDefinition;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.RecentlyUsed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Jobs ready to start. A version never changes, so what was compiled once is kept for the next start. */
@ApplicationScoped
public class CompiledJobs {
    private static final int KEPT = 100;
    private static final int LARGEST_KEPT = 256 * 1024;

    /**
     * A job as of its present version.
     *
     * @param compiled null for a draft
     * @param json the definition as it is frozen into executions
     */
    public record Startable(
            UUID id, String name, String folder, boolean draft, long version, CompiledJob compiled, String json) {}

    private record Key(UUID id, long version) {}

    private record Head(String name, String folder, boolean draft, long version) {}

    private record Body(CompiledJob compiled, String json) {}

    @Inject
    private Jdbi jdbi;

    private final RecentlyUsed<Key, Body> bodies = new RecentlyUsed<>(KEPT);

    /** The job as it is now; empty if there is none. */
    public Optional<Startable> find(UUID id) {
        Optional<Head> found = jdbi.withHandle(
                handle -> handle.createQuery("select name, folder, draft, version from automation.job where id = :id")
                        .bind("id", id)
                        .map((row, context) -> new Head(
                                row.getString("name"),
                                row.getString("folder"),
                                row.getBoolean("draft"),
                                row.getLong("version")))
                        .findOne());
        return found.map(head -> {
            Body body = head.draft ? new Body(null, null) : body(new Key(id, head.version));
            return new Startable(id, head.name, head.folder, head.draft, head.version, body.compiled, body.json);
        });
    }

    private Body body(Key key) {
        return bodies.get(key).orElseGet(() -> read(key));
    }

    private Body read(Key key) {
        String json = jdbi.withHandle(handle -> handle.createQuery(
                        "select definition::text from automation.job_version where job_id = :id and version = :version")
                .bind("id", key.id)
                .bind("version", key.version)
                .mapTo(String.class)
                .one());
        Body body = new Body(CompiledJob.of(Json.read(json, JobDefinition.class)), json);
        if (json.length() <= LARGEST_KEPT) {
            bodies.put(key, body);
        }
        return body;
    }
}
