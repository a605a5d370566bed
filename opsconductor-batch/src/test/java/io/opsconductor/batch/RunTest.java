package io.opsconductor.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsconductor.automation.ExecutionState;
import io.opsconductor.automation.Failure;
import io.opsconductor.automation.TaskRow;
import io.opsconductor.automation.TaskState;
import io.opsconductor.automation.Workflow.On;
import io.opsconductor.batch.AttemptOrder.Purpose;
import org.junit.jupiter.api.Test;

/** What a run decides: what goes next, what is tried again, and what an execution comes to. */
class RunTest {

    @Test
    void aCommandIsReleasedWithTheCommitOfItsStartAndNotBefore() {
        RunFixture fixture = RunFixture.of(1).node("a").begin();
        fixture.page();
        TaskAttempt attempt = fixture.next();
        assertThat(fixture.page().starts()).isEmpty();

        fixture.run().wantsToStart(attempt);
        RunBook.Page page = fixture.page();

        assertThat(page.starts()).containsExactly(attempt);
        assertThat(page.changes().tasks()).singleElement().satisfies(task -> {
            assertThat(task.state()).isEqualTo(TaskState.RUNNING);
            assertThat(task.attempt()).isEqualTo(1);
        });
    }

    @Test
    void theFirstPagePlansATaskForEveryStepAndTarget() {
        RunFixture fixture =
                RunFixture.of(3).node("a").node("b").edge("a", On.SUCCESS, "b").begin();

        assertThat(fixture.page().changes().planned())
                .hasSize(6)
                .extracting(TaskRow::state)
                .containsOnly(TaskState.QUEUED);
        assertThat(fixture.page().changes().planned()).isEmpty();
    }

    @Test
    void aStepThatFailedIsTriedAgainAsOftenAsItsNodeSays() {
        RunFixture fixture = RunFixture.of(1).node("a", n -> n.retry(2)).begin();
        fixture.end(fixture.next(), TaskResult.exited(1));
        assertThat(fixture.ended()).isFalse();
        fixture.run().tick();
        TaskAttempt second = fixture.next();
        assertThat(second.order().number()).isEqualTo(2);
        fixture.end(second, TaskResult.exited(0));

        assertThat(fixture.state()).isEqualTo(ExecutionState.SUCCEEDED);
    }

    @Test
    void whatNobodySawEndingIsNotTriedAgain() {
        RunFixture fixture = RunFixture.of(1).node("a", n -> n.retry(5)).begin();
        fixture.end(fixture.next(), TaskResult.interrupted("connection_lost", "Gone."));

        assertThat(fixture.state()).isEqualTo(ExecutionState.INTERRUPTED);
    }

    @Test
    void whatMayStillRunIsNotTriedAgain() {
        RunFixture fixture = RunFixture.of(1).node("a", n -> n.retry(5)).begin();
        fixture.end(fixture.next(), TaskResult.timedOut(new TaskResult.Ending(false, "Nobody knows.")));

        assertThat(fixture.ended()).isTrue();
    }

    @Test
    void unlessItsNodeIsIdempotent() {
        RunFixture fixture = RunFixture.of(1).node("a", n -> n.retry(2).idempotent()).begin();
        fixture.end(fixture.next(), TaskResult.interrupted("connection_lost", "Gone."));
        fixture.run().tick();

        assertThat(fixture.next().order().number()).isEqualTo(2);
    }

    @Test
    void aTaskThatATakeOverFindsRunningIsLookedForAndLeftAlone() {
        RunFixture fixture = RunFixture.of(2)
                .node("a")
                .node("b")
                .edge("a", On.ALWAYS, "b")
                .found("a", 0, TaskState.RUNNING, "4711 99")
                .found("a", 1, TaskState.SUCCEEDED, null)
                .begin();

        TaskAttempt look = fixture.next();
        assertThat(look.order().purpose()).isEqualTo(Purpose.LOOK);
        assertThat(look.order().orphan().group()).isEqualTo(4711);
        TaskAttempt other = fixture.next();
        assertThat(other.order().node().id()).isEqualTo("b");
        fixture.end(look, TaskResult.interrupted("interrupted", "It does not run any more."));
        fixture.end(other, TaskResult.exited(0));

        assertThat(fixture.state()).isEqualTo(ExecutionState.INTERRUPTED);
        assertThat(fixture.task("a", 0).state()).isEqualTo(TaskState.INTERRUPTED);
        assertThat(fixture.task("b", 0).state()).isEqualTo(TaskState.SKIPPED);
        assertThat(fixture.task("a", 1).attempt()).isEqualTo(1);
        assertThat(fixture.task("b", 1).state()).isEqualTo(TaskState.SUCCEEDED);
    }

    @Test
    void anIdempotentTaskThatATakeOverFindsRunningIsEndedAndRunAgain() {
        RunFixture fixture = RunFixture.of(1)
                .node("a", RunFixture.Draft::idempotent)
                .found("a", 0, TaskState.RUNNING, "4711 99")
                .begin();

        TaskAttempt again = fixture.next();
        assertThat(again.order().purpose()).isEqualTo(Purpose.RUN);
        assertThat(again.order().number()).isEqualTo(2);
        assertThat(again.order().orphan().group()).isEqualTo(4711);
    }

    @Test
    void cancellingEndsWhatWasNotStartedAtOnce() {
        RunFixture fixture = RunFixture.of(2).node("a").begin();
        TaskAttempt connecting = fixture.next();
        TaskAttempt asking = fixture.next();
        fixture.run().wantsToStart(asking);
        fixture.run().cancel(false);

        RunBook.Page page = fixture.page();
        assertThat(page.starts()).isEmpty();
        assertThat(page.changes().end().state()).isEqualTo(ExecutionState.CANCELLED);
        assertThat(page.changes().progress().cancelled()).isEqualTo(2);
        fixture.end(connecting, TaskResult.exited(0));
        assertThat(fixture.task("a", 0).state()).isEqualTo(TaskState.CANCELLED);
    }

    @Test
    void cancellingWaitsForWhatRuns() {
        RunFixture fixture = RunFixture.of(1).node("a").begin();
        TaskAttempt running = fixture.next();
        fixture.run().wantsToStart(running);
        fixture.page();
        fixture.run().cancel(false);
        assertThat(fixture.page().changes().state()).isEqualTo(ExecutionState.CANCELLING);
        assertThat(fixture.ended()).isFalse();
        fixture.run().ended(running, TaskResult.cancelled(new TaskResult.Ending(false, "Group 7 on t0 may still run.")));

        assertThat(fixture.state()).isEqualTo(ExecutionState.CANCELLED);
        assertThat(fixture.failure().code()).isEqualTo("process_unconfirmed");
        assertThat(fixture.failure().message()).contains("Group 7 on t0");
    }

    @Test
    void cancellingTwiceIsFine() {
        RunFixture fixture = RunFixture.of(1).node("a").begin();
        fixture.run().cancel(false);
        fixture.run().cancel(true);

        assertThat(fixture.state()).isEqualTo(ExecutionState.CANCELLED);
    }

    @Test
    void tooManyFailuresKeepFurtherTargetsFromBeginning() {
        RunFixture fixture = RunFixture.of(4).node("a").oneByOne(2).begin();
        fixture.end(fixture.next(), TaskResult.exited(1));
        fixture.end(fixture.next(), TaskResult.exited(1));

        assertThat(fixture.state()).isEqualTo(ExecutionState.FAILED);
        assertThat(fixture.task("a", 3).state()).isEqualTo(TaskState.SKIPPED);
    }

    @Test
    void somethingUnexpectedEndsItAsFailedWithNothingLeftOpen() {
        RunFixture fixture = RunFixture.of(2).node("a").begin();
        TaskAttempt running = fixture.next();
        fixture.run().wantsToStart(running);
        fixture.page();
        fixture.run().fail(new Failure("internal", "Incident 1"));

        assertThat(fixture.state()).isEqualTo(ExecutionState.FAILED);
        assertThat(fixture.task("a", 0).state()).isEqualTo(TaskState.INTERRUPTED);
        assertThat(fixture.task("a", 1).state()).isEqualTo(TaskState.CANCELLED);
        assertThat(fixture.run().hasNext()).isFalse();
    }

    @Test
    void leavingPutsBackWhatWasNotStarted() {
        RunFixture fixture = RunFixture.of(1).node("a").begin();
        fixture.run().wantsToStart(fixture.next());
        fixture.run().prepareToLeave();

        RunBook.Page page = fixture.page();
        assertThat(page.starts()).isEmpty();
        assertThat(page.changes().tasks()).extracting(TaskRow::state).containsExactly(TaskState.QUEUED);
        assertThat(page.changes().tasks()).extracting(TaskRow::attempt).containsExactly(0);
    }

    @Test
    void numbersOnlyGrow() {
        RunFixture fixture = RunFixture.of(2).node("a").begin();
        long planned = fixture.page().sequence();
        fixture.end(fixture.next(), TaskResult.exited(0));

        assertThat(fixture.page().sequence()).isGreaterThan(planned);
    }
}
