package io.opsconductor.automation.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsconductor.assets.TargetRef;
import io.opsconductor.automation.ClaimedExecution;
import io.opsconductor.automation.ExecutionEnd;
import io.opsconductor.automation.ExecutionState;
import io.opsconductor.automation.Failure;
import io.opsconductor.automation.OutputSegment;
import io.opsconductor.automation.Progress;
import io.opsconductor.automation.RunChanges;
import io.opsconductor.automation.TaskRow;
import io.opsconductor.automation.TaskState;
import io.opsconductor.platform.Ids;
import io.opsconductor.platform.data.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a holder of a lease writes stands; what a former holder writes does not. */
class GroupCommitTest {
    private static final Instant NOW = Instant.parse("2026-03-29T01:30:00.123456Z");

    private final TestDatabase database = TestDatabase.fresh();
    private final Work work = new Work(database);
    private final TargetRef target = new TargetRef(Ids.next(), "web-1");
    private final UUID task = Ids.next();
    private ClaimedExecution claimed;

    @BeforeEach
    void claimOne() {
        database.jdbi().useHandle(handle -> handle.execute("delete from automation.work"));
        work.addTarget(work.queued(null, 0, 1), 0, target);
        claimed = work.claimed();
        commit(Work.changes(claimed, List.of(Work.task(task, target, TaskState.QUEUED, 1)), List.of()));
    }

    @Test
    void planningAgainChangesNothing() {
        commit(Work.changes(claimed, List.of(Work.task(Ids.next(), target, TaskState.QUEUED, 1)), List.of()));

        assertThat(tasks()).extracting(TaskRow::id).containsExactly(task);
    }

    @Test
    void aTaskIsWrittenWhole() {
        TaskRow failed = new TaskRow(
                task,
                "step",
                "ssh.command",
                target.id(),
                target.name(),
                TaskState.FAILED,
                2,
                3,
                NOW,
                NOW.plusSeconds(1),
                new Failure("exit_code", "It ended with 3."),
                Map.of("k", "v"),
                true,
                "77 12345",
                9);
        commit(Work.changes(claimed, List.of(), List.of(failed)));

        assertThat(tasks()).containsExactly(failed);
    }

    @Test
    void lateWritesOfAFormerHolderAreRefusedWhole() {
        work.letLeaseRunOut(claimed.id());
        ClaimedExecution takenOver = work.claimed();

        GroupCommit.Written late =
                commit(Work.changes(claimed, List.of(), List.of(Work.task(task, target, TaskState.SUCCEEDED, 2))));

        assertThat(late.held()).isEmpty();
        assertThat(late.accepted()).isEmpty();
        assertThat(tasks()).extracting(TaskRow::state).containsExactly(TaskState.QUEUED);
        assertThat(takenOver.takenOver()).isTrue();
        assertThat(takenOver.tasks()).extracting(TaskRow::id).containsExactly(task);
    }

    @Test
    void theNextHolderGoesOnCountingWhereTheLastStopped() {
        commit(withOutput(segment(41, "hello\n"), segment(42, "you\n")));
        work.letLeaseRunOut(claimed.id());

        assertThat(work.claimed().lastSequence()).isEqualTo(42);
    }

    @Test
    void outputThatIsSentAgainAfterABrokenCommitStandsOnce() {
        commit(withOutput(segment(41, "hello\n")));
        commit(withOutput(segment(41, "hello\n")));

        assertThat(heads(1000)).isEqualTo("hello\n");
    }

    @Test
    void onlyTheLastAttemptCounts() {
        commit(withOutput(segment(41, 0, "of the attempt before\n"), segment(42, 1, "hello\n")));

        assertThat(heads(1000)).isEqualTo("hello\n");
    }

    @Test
    void headsStopAtTheirLimit() {
        commit(withOutput(segment(41, "hello\n"), segment(42, "you\n"), segment(43, "there\n")));

        assertThat(heads(8)).isEqualTo("hello\nyo");
    }

    @Test
    void anEndMakesTheExecutionFinalAndForgetsItsSecrets() {
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "update automation.execution set secret_parameters = 'x'::bytea where id = ?", claimed.id()));
        commit(new RunChanges(
                claimed.id(),
                claimed.fence(),
                List.of(),
                List.of(),
                List.of(),
                ExecutionState.RUNNING,
                Progress.of(1, Map.of(TaskState.FAILED, 1)),
                new ExecutionEnd(ExecutionState.FAILED, new Failure("tasks_failed", "1 task failed."))));
        var finished = database.jdbi().inTransaction(handle -> ExecutionRows.finish(handle, List.of(claimed.id())));

        assertThat(finished).singleElement().satisfies(view -> {
            assertThat(view.state()).isEqualTo(ExecutionState.FAILED);
            assertThat(view.finishedAt()).isEqualTo(NOW);
            assertThat(view.progress().failed()).isEqualTo(1);
            assertThat(view.failure().code()).isEqualTo("tasks_failed");
        });
        assertThat(secretsAndWork()).containsExactly(0L, 0L);
    }

    @Test
    void whatIsBeingCancelledIsNotShownAsRunningAgain() {
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "update automation.execution set state = 'cancelling' where id = ?", claimed.id()));
        commit(Work.changes(claimed, List.of(), List.of(Work.task(task, target, TaskState.RUNNING, 2))));

        assertThat(state()).isEqualTo("cancelling");
    }

    private String heads(int atMost) {
        byte[] head = database.jdbi()
                .withHandle(handle -> OutputRows.heads(handle, claimed.id(), List.of(task), atMost))
                .get(task);
        return new String(head, StandardCharsets.UTF_8);
    }

    private OutputSegment segment(long sequence, String text) {
        return segment(sequence, 1, text);
    }

    private OutputSegment segment(long sequence, int attempt, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new OutputSegment(sequence, task, "step", target.id(), attempt, false, NOW, false, bytes.length, bytes);
    }

    private RunChanges withOutput(OutputSegment... segments) {
        return new RunChanges(
                claimed.id(),
                claimed.fence(),
                List.of(),
                List.of(Work.task(task, target, TaskState.RUNNING, 2)),
                List.of(segments),
                ExecutionState.RUNNING,
                Progress.of(1, Map.of()),
                null);
    }

    private GroupCommit.Written commit(RunChanges changes) {
        return database.jdbi().inTransaction(handle -> GroupCommit.write(handle, List.of(changes), NOW));
    }

    private List<TaskRow> tasks() {
        return database.jdbi()
                .withHandle(handle -> TaskRows.load(handle, List.of(claimed.id())))
                .get(claimed.id());
    }

    private String state() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select state from automation.execution where id = ?")
                        .bind(0, claimed.id())
                        .mapTo(String.class)
                        .one());
    }

    private List<Long> secretsAndWork() {
        return database.jdbi().withHandle(handle -> handle.createQuery("""
                        select count(secret_parameters) from automation.execution where id = :id
                        union all
                        select count(*) from automation.work where execution_id = :id
                        """)
                .bind("id", claimed.id())
                .mapTo(Long.class)
                .list());
    }
}
