package io.opsconductor.automation.start;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsconductor.assets.TargetRef;
import io.opsconductor.automation.ExecutionState;
import io.opsconductor.automation.TaskRow;
import io.opsconductor.automation.ledger.TaskRows;
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
    /** An earlier execution; {@code folder} is that of its job now, or null; {@code parameters} hold masks in place of secrets. */
    public record Past(
            UUID id,
            long number,
            UUID jobId,
            String jobName,
            String folder,
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
                        select e.id, e.number, e.job_id, e.job_name, j.folder, e.job_version, e.state, e.priority,
                               e.parameters::text as parameters, e.definition::text as definition
                        from automation.execution e left join automation.job j on j.id = e.job_id
                        where e.id = :id
                        """)
                .bind("id", id)
                .map((row, context) -> new Past(
                        row.getObject("id", UUID.class),
                        row.getLong("number"),
                        row.getObject("job_id", UUID.class),
                        row.getString("job_name"),
                        row.getString("folder"),
                        row.getObject("job_version", Long.class),
                        ExecutionState.of(row.getString("state")),
                        row.getInt("priority"),
                        Json.read(row.getString("parameters"), ObjectNode.class),
                        row.getString("definition")))
                .findOne());
    }

    /** Its targets in their order. */
    public List<TargetRef> targets(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select target_id, target_name from automation.execution_target
                        where execution_id = :id order by ordinal
                        """)
                .bind("id", id)
                .map((row, context) ->
                        new TargetRef(row.getObject("target_id", UUID.class), row.getString("target_name")))
                .list());
    }

    /** Its tasks. */
    List<TaskRow> tasks(UUID id) {
        return jdbi.withHandle(handle -> TaskRows.load(handle, List.of(id)).getOrDefault(id, List.of()));
    }
}
