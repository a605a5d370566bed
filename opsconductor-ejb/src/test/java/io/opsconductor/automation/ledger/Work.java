package io.opsconductor.automation.ledger;

import io.opsconductor.assets.TargetRef;
import io.opsconductor.automation.ClaimOrder;
import io.opsconductor.automation.ClaimedExecution;
import io.opsconductor.automation.ExecutionState;
import io.opsconductor.automation.JobDefinition;
import io.opsconductor.automation.Progress;
import io.opsconductor.automation.RunChanges;
import io.opsconductor.automation.TaskRow;
import io.opsconductor.automation.TaskState;
import io.opsconductor.platform.Ids;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.data.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Executions in the database of a test, put there as the start of one does. */
final class Work {
    private final TestDatabase database;

    Work(TestDatabase database) {
        this.database = database;
    }

    /**
     * A queued execution without targets.
     *
     * @param age seconds since it was queued
     */
    UUID queued(UUID job, int priority, int age) {
        UUID id = Ids.next();
        database.jdbi().useTransaction(handle -> {
            handle.createUpdate("""
                            insert into automation.execution (id, number, job_id, job_name, kind, state, trigger,
                              requested_by, parameters, definition, created_at, correlation_id)
                            values (:id, 1, :job, 'test', 'job', 'queued', '{"type": "user"}', 'someone', '{}',
                              cast(:definition as jsonb), now(), 'correlation')
                            """)
                    .bind("id", id)
                    .bind("job", job)
                    .bind("definition", Json.write(new JobDefinition(null, null, null, null, null)))
                    .execute();
            handle.createUpdate("""
                            insert into automation.work (execution_id, job_id, priority, enqueued_at)
                            values (:id, :job, :priority, now() - make_interval(secs => :age))
                            """)
                    .bind("id", id)
                    .bind("job", job)
                    .bind("priority", priority)
                    .bind("age", age)
                    .execute();
        });
        return id;
    }

    void addTarget(UUID execution, int ordinal, TargetRef target) {
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "insert into automation.execution_target (execution_id, ordinal, target_id, target_name)"
                                + " values (?, ?, ?, ?)",
                        execution,
                        ordinal,
                        target.id(),
                        target.name()));
    }

    void letLeaseRunOut(UUID execution) {
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "update automation.work set lease_until = now() - interval '1 second' where execution_id = ?",
                        execution));
    }

    void hasTasks(UUID execution, int tasks) {
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "update automation.work set tasks = ? where execution_id = ?", tasks, execution));
    }

    void requestCancel(UUID execution) {
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "update automation.work set cancel_requested = true where execution_id = ?", execution));
    }

    ClaimedExecution claimed() {
        return database.jdbi().inTransaction(handle -> {
            List<ClaimQueue.Claim> claims = ClaimQueue.claim(handle, order(1));
            return ExecutionRows.load(handle, claims).get(0);
        });
    }

    /** A claim of so many. */
    static ClaimOrder order(int wanted) {
        return new ClaimOrder("test", wanted, 1_000, Duration.ofSeconds(20), Duration.ZERO, Set.of());
    }

    static TaskRow task(UUID id, TargetRef target, TaskState state, long sequence) {
        return new TaskRow(
                id,
                "step",
                "ssh.command",
                target.id(),
                target.name(),
                state,
                state == TaskState.QUEUED ? 0 : 1,
                null,
                null,
                null,
                null,
                Map.of(),
                false,
                null,
                sequence);
    }

    static RunChanges changes(ClaimedExecution execution, List<TaskRow> planned, List<TaskRow> tasks) {
        return new RunChanges(
                execution.id(),
                execution.fence(),
                planned,
                tasks,
                List.of(),
                ExecutionState.RUNNING,
                Progress.of(1, Map.of(TaskState.QUEUED, planned.size())),
                null);
    }
}
