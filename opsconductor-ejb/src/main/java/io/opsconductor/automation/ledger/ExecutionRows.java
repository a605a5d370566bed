package io.opsconductor.automation.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.assets.TargetRef;
import io.opsconductor.automation.ClaimedExecution;
import io.opsconductor.automation.ExecutionState;
import io.opsconductor.automation.ExecutionSummary;
import io.opsconductor.automation.Failure;
import io.opsconductor.automation.JobDefinition;
import io.opsconductor.automation.Progress;
import io.opsconductor.automation.RunChanges;
import io.opsconductor.automation.TaskRow;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.data.Instants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The rows of {@code automation.execution}, as far as the execution plane reads and writes them. */
public final class ExecutionRows {
    private ExecutionRows() {}

    private record Target(UUID executionId, TargetRef ref) {}

    /** What was just claimed, in full. */
    public static List<ClaimedExecution> load(Handle handle, List<ClaimQueue.Claim> claims) {
        Map<UUID, ClaimQueue.Claim> byId =
                claims.stream().collect(Collectors.toMap(ClaimQueue.Claim::executionId, Function.identity()));
        Map<UUID, List<TargetRef>> targets = targets(handle, byId.keySet());
        // A first claim has the fence 1, and nobody can have planned or written anything before it.
        List<UUID> seenBefore = claims.stream()
                .filter(c -> c.fence() > 1)
                .map(ClaimQueue.Claim::executionId)
                .toList();
        Map<UUID, List<TaskRow>> tasks = seenBefore.isEmpty() ? Map.of() : TaskRows.load(handle, seenBefore);
        Map<UUID, Long> sequences = seenBefore.isEmpty() ? Map.of() : lastSequences(handle, seenBefore, tasks);
        return handle.createQuery("select * from automation.execution where id = any(:ids)")
                .bindArray("ids", UUID.class, List.copyOf(byId.keySet()))
                .map((row, context) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return claimed(
                            row,
                            byId.get(id),
                            targets.getOrDefault(id, List.of()),
                            tasks.getOrDefault(id, List.of()),
                            sequences.getOrDefault(id, 0L));
                })
                .list();
    }

    /** Writes state and counts; of those that end, all that makes them final. */
    public static void update(Handle handle, List<RunChanges> changes, Instant now) {
        List<RunChanges> rows = changes.stream()
                .filter(c -> c.progress() != null || c.end() != null)
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        Columns<RunChanges> columns = new Columns<>(rows);
        var update = handle.createUpdate("""
                update automation.execution e
                set state = case when c.ended or e.state <> 'cancelling' then c.state else e.state end,
                    started_at = coalesce(e.started_at, :now),
                    finished_at = case when c.ended then cast(:now as timestamptz) end,
                    secret_parameters = case when c.ended then null else e.secret_parameters end,
                    failure_code = c.failure_code, failure_message = c.failure_message,
                    targets = c.targets, tasks = c.tasks, queued = c.queued, running = c.running,
                    succeeded = c.succeeded, failed = c.failed, skipped = c.skipped, cancelled = c.cancelled,
                    timed_out = c.timed_out, interrupted = c.interrupted
                from unnest(:ids, :states, :ended, :failureCodes, :failureMessages, :targets, :tasks, :queued,
                            :running, :succeeded, :failed, :skipped, :cancelled, :timedOut, :interrupted)
                  as c(id, state, ended, failure_code, failure_message, targets, tasks, queued,
                       running, succeeded, failed, skipped, cancelled, timed_out, interrupted)
                where e.id = c.id
                """);
        update.bind("now", now);
        columns.uuids(update, "ids", RunChanges::executionId);
        columns.texts(update, "states", c -> state(c).wireName());
        columns.booleans(update, "ended", c -> c.end() != null);
        columns.texts(
                update,
                "failureCodes",
                c -> failure(c) == null ? null : failure(c).code());
        columns.texts(
                update,
                "failureMessages",
                c -> failure(c) == null ? null : failure(c).message());
        columns.integers(update, "targets", c -> c.progress().targets());
        columns.integers(update, "tasks", c -> c.progress().tasks());
        columns.integers(update, "queued", c -> c.progress().queued());
        columns.integers(update, "running", c -> c.progress().running());
        columns.integers(update, "succeeded", c -> c.progress().succeeded());
        columns.integers(update, "failed", c -> c.progress().failed());
        columns.integers(update, "skipped", c -> c.progress().skipped());
        columns.integers(update, "cancelled", c -> c.progress().cancelled());
        columns.integers(update, "timedOut", c -> c.progress().timedOut());
        columns.integers(update, "interrupted", c -> c.progress().interrupted());
        update.execute();
    }

    /** Takes executions that were made final off the work list and answers how they look. */
    public static List<ExecutionSummary> finish(Handle handle, Collection<UUID> ids) {
        handle.createUpdate("delete from automation.work where execution_id = any(:ids)")
                .bindArray("ids", UUID.class, List.copyOf(ids))
                .execute();
        return handle.createQuery("""
                        select e.id, e.number, e.job_id, e.job_name, j.folder, e.job_version, e.kind, e.state, e.trigger,
                          e.requested_by, e.targets, e.tasks, e.queued, e.running, e.succeeded, e.failed, e.skipped,
                          e.cancelled, e.timed_out, e.interrupted, e.created_at, e.started_at, e.finished_at,
                          e.failure_code, e.failure_message, e.correlation_id
                        from automation.execution e
                        left join automation.job j on j.id = e.job_id
                        where e.id = any(:ids)
                        """)
                .bindArray("ids", UUID.class, List.copyOf(ids))
                .map((row, context) -> finished(row))
                .list();
    }

    private static ExecutionState state(RunChanges change) {
        return change.end() == null ? change.state() : change.end().state();
    }

    private static Failure failure(RunChanges change) {
        return change.end() == null ? null : change.end().failure();
    }

    private static Map<UUID, List<TargetRef>> targets(Handle handle, Collection<UUID> executions) {
        Map<UUID, List<TargetRef>> targets = new HashMap<>();
        handle.createQuery("""
                        select execution_id, target_id, target_name from automation.execution_target
                        where execution_id = any(:ids) order by execution_id, ordinal
                        """)
                .bindArray("ids", UUID.class, List.copyOf(executions))
                .map((row, context) -> new Target(
                        row.getObject("execution_id", UUID.class),
                        new TargetRef(row.getObject("target_id", UUID.class), row.getString("target_name"))))
                .forEach(t -> targets.computeIfAbsent(t.executionId(), id -> new ArrayList<>())
                        .add(t.ref()));
        return targets;
    }

    private static Map<UUID, Long> lastSequences(Handle handle, List<UUID> executions, Map<UUID, List<TaskRow>> tasks) {
        Map<UUID, Long> last = new HashMap<>();
        tasks.forEach((id, rows) -> last.put(
                id, rows.stream().mapToLong(TaskRow::changeSequence).max().orElse(0)));
        handle.createQuery("""
                        select id, (select max(seq) from automation.output o where o.execution_id = e.id) as seq
                        from unnest(:ids) as e(id)
                        """)
                .bindArray("ids", UUID.class, executions)
                .map((row, context) -> Map.entry(row.getObject("id", UUID.class), row.getLong("seq")))
                .forEach(e -> last.merge(e.getKey(), e.getValue(), Math::max));
        return last;
    }

    private static ClaimedExecution claimed(
            ResultSet row, ClaimQueue.Claim claim, List<TargetRef> targets, List<TaskRow> tasks, long lastSequence)
            throws SQLException {
        return new ClaimedExecution(
                claim.executionId(),
                claim.fence(),
                claim.fence() > 1,
                row.getLong("number"),
                row.getObject("job_id", UUID.class),
                row.getString("job_name"),
                ExecutionState.of(row.getString("state")),
                row.getObject("requested_by_id", UUID.class),
                row.getString("requested_by"),
                row.getString("correlation_id"),
                Json.read(row.getString("parameters"), JsonNode.class),
                row.getBytes("secret_parameters"),
                Json.read(row.getString("definition"), JobDefinition.class),
                Instants.read(row, "started_at"),
                claim.cancelRequested(),
                claim.cancelForced(),
                targets,
                tasks,
                lastSequence);
    }

    private static ExecutionSummary finished(ResultSet row) throws SQLException {
        String failureCode = row.getString("failure_code");
        return new ExecutionSummary(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                row.getObject("job_id", UUID.class),
                row.getString("job_name"),
                row.getString("folder"),
                row.getObject("job_version", Long.class),
                row.getString("kind"),
                ExecutionState.of(row.getString("state")),
                Json.read(row.getString("trigger"), JsonNode.class),
                row.getString("requested_by"),
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
                Instants.read(row, "created_at"),
                Instants.read(row, "started_at"),
                Instants.read(row, "finished_at"),
                failureCode == null ? null : new Failure(failureCode, row.getString("failure_message")),
                row.getString("correlation_id"));
    }
}
