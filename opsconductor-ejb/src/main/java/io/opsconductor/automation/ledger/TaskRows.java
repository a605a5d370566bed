package io.opsconductor.automation.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.opsconductor.automation.Failure;
import io.opsconductor.automation.RunChanges;
import io.opsconductor.automation.TaskRow;
import io.opsconductor.automation.TaskState;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.data.Instants;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The rows of {@code automation.task}. */
public final class TaskRows {
    private static final TypeReference<Map<String, Object>> OUTPUTS = new TypeReference<>() {};

    private TaskRows() {}

    private record Owned(UUID executionId, TaskRow task) {}

    /** Puts the planned tasks of executions that have none yet. */
    public static void plan(Handle handle, Collection<RunChanges> changes) {
        List<Owned> rows = owned(changes, true);
        if (rows.isEmpty()) {
            return;
        }
        Columns<Owned> columns = new Columns<>(rows);
        var insert = handle.createUpdate("""
                insert into automation.task
                  (execution_id, id, step_id, step_type, target_id, target_name, state, change_seq)
                select p.execution_id, p.id, p.step_id, p.step_type, p.target_id, p.target_name, p.state, p.change_seq
                from unnest(:executions, :ids, :steps, :types, :targets, :names, :states, :sequences)
                  as p(execution_id, id, step_id, step_type, target_id, target_name, state, change_seq)
                where not exists (select 1 from automation.task t where t.execution_id = p.execution_id)
                """);
        columns.uuids(insert, "executions", Owned::executionId);
        columns.uuids(insert, "ids", o -> o.task().id());
        columns.texts(insert, "steps", o -> o.task().stepId());
        columns.texts(insert, "types", o -> o.task().stepType());
        columns.uuids(insert, "targets", o -> o.task().targetId());
        columns.texts(insert, "names", o -> o.task().targetName());
        columns.texts(insert, "states", o -> o.task().state().wireName());
        columns.longs(insert, "sequences", o -> o.task().changeSequence());
        insert.execute();
    }

    /** Writes how the changed tasks are now. */
    public static void update(Handle handle, Collection<RunChanges> changes) {
        List<Owned> rows = owned(changes, false);
        if (rows.isEmpty()) {
            return;
        }
        Columns<Owned> columns = new Columns<>(rows);
        var update = handle.createUpdate("""
                update automation.task t
                set state = c.state, attempt = c.attempt, exit_code = c.exit_code,
                    started_at = cast(c.started_at as timestamptz), finished_at = cast(c.finished_at as timestamptz),
                    failure_code = c.failure_code, failure_message = c.failure_message,
                    outputs = cast(c.outputs as jsonb), truncated = c.truncated,
                    remote_process = c.remote_process, change_seq = c.change_seq
                from unnest(:executions, :ids, :states, :attempts, :exitCodes, :started, :finished,
                            :failureCodes, :failureMessages, :outputs, :truncated, :processes, :sequences)
                  as c(execution_id, id, state, attempt, exit_code, started_at, finished_at,
                       failure_code, failure_message, outputs, truncated, remote_process, change_seq)
                where t.execution_id = c.execution_id and t.id = c.id
                """);
        columns.uuids(update, "executions", Owned::executionId);
        columns.uuids(update, "ids", o -> o.task().id());
        columns.texts(update, "states", o -> o.task().state().wireName());
        columns.integers(update, "attempts", o -> o.task().attempt());
        columns.integers(update, "exitCodes", o -> o.task().exitCode());
        columns.instants(update, "started", o -> o.task().startedAt());
        columns.instants(update, "finished", o -> o.task().finishedAt());
        columns.texts(update, "failureCodes", o -> code(o.task().failure()));
        columns.texts(update, "failureMessages", o -> message(o.task().failure()));
        columns.texts(update, "outputs", o -> Json.write(o.task().outputs()));
        columns.booleans(update, "truncated", o -> o.task().truncated());
        columns.texts(update, "processes", o -> o.task().remoteProcess());
        columns.longs(update, "sequences", o -> o.task().changeSequence());
        update.execute();
    }

    /** All tasks of the executions. */
    public static Map<UUID, List<TaskRow>> load(Handle handle, Collection<UUID> executions) {
        Map<UUID, List<TaskRow>> tasks = new HashMap<>();
        handle.createQuery("select * from automation.task where execution_id = any(:ids)")
                .bindArray("ids", UUID.class, List.copyOf(executions))
                .map((row, context) -> new Owned(row.getObject("execution_id", UUID.class), task(row)))
                .forEach(o -> tasks.computeIfAbsent(o.executionId(), id -> new ArrayList<>())
                        .add(o.task()));
        return tasks;
    }

    private static TaskRow task(ResultSet row) throws SQLException {
        String failureCode = row.getString("failure_code");
        return new TaskRow(
                row.getObject("id", UUID.class),
                row.getString("step_id"),
                row.getString("step_type"),
                row.getObject("target_id", UUID.class),
                row.getString("target_name"),
                TaskState.of(row.getString("state")),
                row.getInt("attempt"),
                row.getObject("exit_code", Integer.class),
                Instants.read(row, "started_at"),
                Instants.read(row, "finished_at"),
                failureCode == null ? null : new Failure(failureCode, row.getString("failure_message")),
                outputs(row.getString("outputs")),
                row.getBoolean("truncated"),
                row.getString("remote_process"),
                row.getLong("change_seq"));
    }

    private static Map<String, Object> outputs(String json) {
        try {
            return Json.MAPPER.readValue(json, OUTPUTS);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Owned> owned(Collection<RunChanges> changes, boolean planned) {
        return changes.stream()
                .flatMap(c -> (planned ? c.planned() : c.tasks()).stream().map(t -> new Owned(c.executionId(), t)))
                .toList();
    }

    private static String code(Failure failure) {
        return failure == null ? null : failure.code();
    }

    private static String message(Failure failure) {
        return failure == null ? null : failure.message();
    }
}
