package io.opsconductor.automation.start;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsconductor.assets.TargetRef;
import io.opsconductor.automation.ExecutionState;
import io.opsconductor.platform.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Reads what an earlier execution was, to start its like. */
@ApplicationScoped
public class RetryRows {
    /** An earlier execution; {@code parameters} hold masks in place of secrets. */
    public record Past(
            UUID jobId,
            String jobName,
            Long jobVersion,
            ExecutionState state,
            int priority,
            ObjectNode parameters,
            String definition) {}

    private Jdbi jdbi;

    /** For the container's proxy. */
    protected RetryRows() {}

    @Inject
    RetryRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The execution. */
    public Optional<Past> find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select job_id, job_name, job_version, state, priority, parameters::text as parameters,
                               definition::text as definition
                        from automation.execution where id = :id
                        """)
                .bind("id", id)
                .map((row, context) -> new Past(
                        row.getObject("job_id", UUID.class),
                        row.getString("job_name"),
                        row.getObject("job_version", Long.class),
                        ExecutionState.of(row.getString("state")),
                        row.getInt("priority"),
                        Json.read(row.getString("parameters"), ObjectNode.class),
                        row.getString("definition")))
                .findOne());
    }

    /** Its targets in their order: all, or those with a task that did not reach a good end. */
    public List<TargetRef> targets(UUID id, boolean failedOnly) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select t.target_id, t.target_name from automation.execution_target t
                        where t.execution_id = :id and (not :failedOnly or exists (
                          select 1 from automation.task k
                          where k.execution_id = t.execution_id and k.target_id = t.target_id
                            and k.state in ('failed', 'timed_out', 'interrupted', 'cancelled')))
                        order by t.ordinal
                        """)
                .bind("id", id)
                .bind("failedOnly", failedOnly)
                .map((row, context) ->
                        new TargetRef(row.getObject("target_id", UUID.class), row.getString("target_name")))
                .list());
    }
}
