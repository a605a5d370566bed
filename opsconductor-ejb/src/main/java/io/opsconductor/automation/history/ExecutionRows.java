package io.opsconductor.automation.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.automation.ExecutionFilter;
import io.opsconductor.automation.ExecutionState;
import io.opsconductor.automation.ExecutionView;
import io.opsconductor.automation.Failure;
import io.opsconductor.automation.Progress;
import io.opsconductor.automation.Trigger;
import io.opsconductor.automation.Workflow;
import io.opsconductor.automation.ledger.ClaimQueue;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.Listing;
import io.opsconductor.platform.Page;
import io.opsconductor.platform.data.Instants;
import io.opsconductor.platform.data.KeysetQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Reads rows of {@code automation.execution}. */
@ApplicationScoped
public class ExecutionRows {
    private static final String COLUMNS =
            "e.id, e.number, e.job_id, e.job_name, e.job_version, e.kind, e.state, e.priority,"
                    + " e.trigger::text as trigger, e.requested_by, e.requested_by_id, e.parameters::text as parameters,"
                    + " e.targets, e.tasks, e.queued, e.running, e.succeeded, e.failed, e.skipped, e.cancelled, e.timed_out,"
                    + " e.interrupted, e.created_at, e.started_at, e.finished_at,"
                    + " e.failure_code, e.failure_message, e.correlation_id";

    private static final int MOST_COUNTED = 1_000;

    /** The code of a wait, not of a failure. */
    private static final String IN_QUEUE = "queue";

    private static final int MOST_NAMES = 1_000;

    private Jdbi jdbi;

    /** For the container's proxy. */
    protected ExecutionRows() {}

    @Inject
    ExecutionRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The execution; while it is queued, with what it waits for. */
    public Optional<ExecutionView> find(UUID id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select " + COLUMNS + " from automation.execution e where e.id = :id")
                        .bind("id", id)
                        .map((row, context) -> view(row))
                        .findOne()
                        .map(view -> view.state() == ExecutionState.QUEUED
                                ? ClaimQueue.ahead(handle, id, MOST_COUNTED)
                                        .map(ahead -> view.waitingFor(new Failure(IN_QUEUE, place(ahead))))
                                        .orElse(view)
                                : view));
    }

    private static String place(int ahead) {
        return switch (ahead) {
            case 0 -> "No worker has taken it yet.";
            case 1 -> "1 execution is ahead of it.";
            case MOST_COUNTED -> "At least 1,000 executions are ahead of it.";
            default -> ahead + " executions are ahead of it.";
        };
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
        return jdbi.withHandle(handle -> {
            if (listing.q() != null && !listing.q().isEmpty()) {
                search(handle, query, listing.q());
            }
            Listing searched = new Listing(listing.limit(), listing.cursor(), listing.sort(), null, listing.count());
            return query.fetch(handle, searched, (row, context) -> view(row));
        });
    }

    /** Looks among the names first, since a search without a hit would read every execution. */
    private static void search(Handle handle, KeysetQuery query, String q) {
        List<String> names = handle.createQuery("select name from automation.execution_names"
                        + " where position(lower(:q) in lower(name)) > 0 limit :limit")
                .bind("q", q)
                .bind("limit", MOST_NAMES + 1)
                .mapTo(String.class)
                .list();
        if (names.size() <= MOST_NAMES) {
            query.where("e.job_name = any(:names)", "names", names.toArray(String[]::new));
        } else {
            // So many names match that a page is soon full.
            query.where("position(lower(:q) in lower(e.job_name)) > 0", "q", q);
        }
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
                null,
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
