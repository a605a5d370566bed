package io.opsconductor.automation.history;

import io.opsconductor.platform.data.Instants;
import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.automation.ExecutionFilter;
import io.opsconductor.automation.ExecutionState;
import io.opsconductor.automation.ExecutionView;
import io.opsconductor.automation.Failure;
import io.opsconductor.automation.Progress;
import io.opsconductor.automation.Trigger;
import io.opsconductor.automation.Workflow;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.Listing;
import io.opsconductor.platform.Page;
import io.opsconductor.platform.data.KeysetQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Reads rows of {@code automation.execution}. */
@ApplicationScoped
public class ExecutionRows {
    private static final String COLUMNS =
            "e.id, e.number, e.job_id, e.job_name, e.job_version, e.kind, e.state, e.priority,"
                    + " e.trigger::text as trigger, e.requested_by, e.requested_by_id, e.parameters::text as parameters,"
                    + " e.targets, e.tasks, e.queued, e.running, e.succeeded, e.failed, e.skipped, e.cancelled, e.timed_out,"
                    + " e.interrupted, e.waiting_code, e.waiting_message, e.created_at, e.started_at, e.finished_at,"
                    + " e.failure_code, e.failure_message, e.correlation_id";

    private Jdbi jdbi;

    /** For the container's proxy. */
    protected ExecutionRows() {}

    @Inject
    ExecutionRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The execution. */
    public Optional<ExecutionView> find(UUID id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select " + COLUMNS + " from automation.execution e where e.id = :id")
                        .bind("id", id)
                        .map((row, context) -> view(row))
                        .findOne());
    }

    /** The graph that it runs. */
    public Optional<Workflow> workflow(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select (definition -> 'workflow')::text from automation.execution where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .findOne()
                .map(json -> Json.read(json, Workflow.class)));
    }

    /** One page of executions, newest first unless asked otherwise. Ids sort by the time of creation, so they stand for it. */
    public Page<ExecutionView> page(Listing listing, ExecutionFilter filter) {
        KeysetQuery query = KeysetQuery.of(COLUMNS, "automation.execution e", "e.id")
                .sortable("createdAt", "e.id", "uuid")
                .sortable("number", "e.number", "bigint")
                .sortable("finishedAt", "coalesce(e.finished_at, 'infinity')", "timestamptz")
                .sortable("startedAt", "coalesce(e.started_at, 'infinity')", "timestamptz")
                .sortable("jobName", "e.job_name", "text")
                .sortable("state", "e.state", "text")
                .searching("e.job_name")
                .where("e.job_id = :jobId", "jobId", filter.jobId())
                .where("e.kind = :kind", "kind", filter.kind());
        if (filter.targetId() != null) {
            query.where(
                    "exists (select 1 from automation.execution_target t where t.execution_id = e.id"
                            + " and t.target_id = :targetId)",
                    "targetId",
                    filter.targetId());
        }
        if (filter.states() != null && !filter.states().isEmpty()) {
            query.where(
                    "e.state = any(:states)",
                    "states",
                    filter.states().stream().map(ExecutionState::wireName).toArray(String[]::new));
        }
        if (filter.from() != null) {
            query.where("e.id >= automation.uuid_from(:from)", "from", filter.from());
        }
        if (filter.to() != null) {
            query.where("e.id < automation.uuid_from(:to)", "to", filter.to());
        }
        return jdbi.withHandle(handle -> query.fetch(handle, listing, (row, context) -> view(row)));
    }

    static ExecutionView view(ResultSet row) throws SQLException {
        return new ExecutionView(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                row.getObject("job_id", UUID.class),
                row.getString("job_name"),
                row.getObject("job_version", Long.class),
                row.getString("kind"),
                ExecutionState.of(row.getString("state")),
                row.getInt("priority"),
                Json.read(row.getString("trigger"), Trigger.class),
                row.getString("requested_by"),
                row.getObject("requested_by_id", UUID.class),
                Json.read(row.getString("parameters"), JsonNode.class),
                new Progress(
                        row.getInt("targets"),
                        row.getInt("tasks"),
                        row.getInt("queued"),
                        row.getInt("running"),
                        row.getInt("succeeded"),
                        row.getInt("failed"),
                        row.getInt("skipped"),
                        row.getInt("cancelled"),
                        row.getInt("timed_out"),
                        row.getInt("interrupted")),
                failure(row, "waiting_code", "waiting_message"),
                Instants.read(row, "created_at"),
                Instants.read(row, "started_at"),
                Instants.read(row, "finished_at"),
                failure(row, "failure_code", "failure_message"),
                row.getString("correlation_id"));
    }

    static Failure failure(ResultSet row, String code, String message) throws SQLException {
        return row.getString(code) == null ? null : new Failure(row.getString(code), row.getString(message));
    }
}
