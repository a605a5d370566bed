package io.opsconductor.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsconductor.automation.ExecutionState;
import io.opsconductor.automation.Failure;
import io.opsconductor.automation.TaskRow;
import io.opsconductor.automation.TaskState;
import io.opsconductor.automation.Workflow.On;
import io.opsconductor.batch.AttemptOrder.Purpose;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a run decides: what goes next, what is tried again, and what an execution comes to. */
class RunTest {

    @Test
    void aCommandIsReleasedWithTheCommitOfItsStartAndNotBefore() {
        RunBench bench = RunBench.of(1).node("a").begin();
        bench.page();
        TaskAttempt attempt = bench.next();
        assertThat(bench.page().starts()).isEmpty();

        bench.run().wantsToStart(attempt);
        RunBook.Page page = bench.page();

        assertThat(page.starts()).containsExactly(attempt);
        assertThat(page.changes().tasks()).singleElement().satisfies(task -> {
            assertThat(task.state()).isEqualTo(TaskState.RUNNING);
            assertThat(task.attempt()).isEqualTo(1);
        });
    }

    @Test
    void theFirstPagePlansATaskForEveryStepAndTarget() {
        RunBench bench =
                RunBench.of(3).node("a").node("b").edge("a", On.SUCCESS, "b").begin();

        assertThat(bench.page().changes().planned())
                .hasSize(6)
                .extracting(TaskRow::state)
                .containsOnly(TaskState.QUEUED);
        assertThat(bench.page().changes().planned()).isEmpty();
    }

    @Test
    void aStepThatFailedIsTriedAgainAsOftenAsItsNodeSays() {
        RunBench bench = RunBench.of(1).node("a", n -> n.retry(2)).begin();
        bench.end(bench.next(), TaskResult.exited(1));
        assertThat(bench.ended()).isFalse();
        bench.run().tick();
        TaskAttempt second = bench.next();
        assertThat(second.order().number()).isEqualTo(2);
        bench.end(second, TaskResult.exited(0));

        assertThat(bench.state()).isEqualTo(ExecutionState.SUCCEEDED);
    }

    @Test
    void whatNobodySawEndingIsNotTriedAgain() {
        RunBench bench = RunBench.of(1).node("a", n -> n.retry(5)).begin();
        bench.end(bench.next(), TaskResult.interrupted("connection_lost", "Gone."));

        assertThat(bench.state()).isEqualTo(ExecutionState.INTERRUPTED);
    }

    @Test
    void whatMayStillRunIsNotTriedAgain() {
        RunBench bench = RunBench.of(1).node("a", n -> n.retry(5)).begin();
        bench.end(bench.next(), TaskResult.timedOut(new TaskResult.Ending(false, "Nobody knows.")));

        assertThat(bench.ended()).isTrue();
    }

    @Test
    void unlessItsNodeIsIdempotent() {
        RunBench bench = RunBench.of(1).node("a", n -> n.retry(2).idempotent()).begin();
        bench.end(bench.next(), TaskResult.interrupted("connection_lost", "Gone."));
        bench.run().tick();

        assertThat(bench.next().order().number()).isEqualTo(2);
    }

    @Test
    void aTaskThatATakeOverFindsRunningIsLookedForAndLeftAlone() {
        RunBench bench = RunBench.of(2)
                .node("a")
                .node("b")
                .edge("a", On.ALWAYS, "b")
                .found("a", 0, TaskState.RUNNING, "4711 99")
                .found("a", 1, TaskState.SUCCEEDED, null)
                .begin();

        TaskAttempt look = bench.next();
        assertThat(look.order().purpose()).isEqualTo(Purpose.LOOK);
        assertThat(look.order().orphan().group()).isEqualTo(4711);
        TaskAttempt other = bench.next();
        assertThat(other.order().node().id()).isEqualTo("b");
        bench.end(look, TaskResult.interrupted("interrupted", "It does not run any more."));
        bench.end(other, TaskResult.exited(0));

        assertThat(bench.state()).isEqualTo(ExecutionState.INTERRUPTED);
        assertThat(bench.task("a", 0).state()).isEqualTo(TaskState.INTERRUPTED);
        assertThat(bench.task("b", 0).state()).isEqualTo(TaskState.SKIPPED);
        assertThat(bench.task("a", 1).attempt()).isEqualTo(1);
        assertThat(bench.task("b", 1).state()).isEqualTo(TaskState.SUCCEEDED);
    }

    @Test
    void anIdempotentTaskThatATakeOverFindsRunningIsEndedAndRunAgain() {
        RunBench bench = RunBench.of(1)
                .node("a", RunBench.Draft::idempotent)
                .found("a", 0, TaskState.RUNNING, "4711 99")
                .begin();

        TaskAttempt again = bench.next();
        assertThat(again.order().purpose()).isEqualTo(Purpose.RUN);
        assertThat(again.order().number()).isEqualTo(2);
        assertThat(again.order().orphan().group()).isEqualTo(4711);
    }

    @Test
    void anIdempotentTaskThatSeesItsServerDieTimeAndAgainIsGivenUp() {
        RunBench bench = RunBench.of(1)
                .node("a", RunBench.Draft::idempotent)
                .found("a", 0, TaskState.RUNNING, "4711 99", 6)
                .begin();

        assertThat(bench.next().order().purpose()).isEqualTo(Purpose.LOOK);
    }

    @Test
    void whatABrotherBranchFailedBeforeStaysSkippedAfterATakeOver() {
        RunBench bench = RunBench.of(2)
                .node("a")
                .node("b")
                .node("x")
                .edge("a", On.SUCCESS, "x")
                .found("b", 0, TaskState.FAILED, null)
                .found("x", 0, TaskState.SKIPPED, null)
                .found("a", 0, TaskState.SUCCEEDED, null)
                .found("a", 1, TaskState.SUCCEEDED, null)
                .found("b", 1, TaskState.SUCCEEDED, null)
                .found("x", 1, TaskState.SUCCEEDED, null)
                .begin();

        assertThat(bench.run().hasNext()).isFalse();
        assertThat(bench.state()).isEqualTo(ExecutionState.PARTIAL);
    }

    @Test
    void aTargetWhoseFailureCameFirstIsNotGivenUpByATakeOver() {
        RunBench bench = RunBench.of(1)
                .node("a")
                .node("x")
                .node("b")
                .node("c")
                .edge("a", On.SUCCESS, "x")
                .edge("b", On.SUCCESS, "c")
                .found("b", 0, TaskState.SUCCEEDED, null)
                .found("c", 0, TaskState.FAILED, null)
                .found("x", 0, TaskState.SKIPPED, null)
                .found("a", 0, TaskState.SUCCEEDED, null)
                .begin();

        assertThat(bench.state()).isEqualTo(ExecutionState.FAILED);
        assertThat(bench.failure().code()).isEqualTo("tasks_failed");
    }

    @Test
    void whatRanWhileABrotherBranchFailedIsLookedForAfterATakeOver() {
        RunBench bench = RunBench.of(1)
                .node("b")
                .node("a")
                .node("x")
                .node("y")
                .edge("a", On.SUCCESS, "x")
                .edge("x", On.SUCCESS, "y")
                .found("a", 0, TaskState.SUCCEEDED, null)
                .found("x", 0, TaskState.SUCCEEDED, null)
                .found("y", 0, TaskState.RUNNING, "4711 99")
                .found("b", 0, TaskState.FAILED, null)
                .begin();

        TaskAttempt look = bench.next();
        assertThat(look.order().purpose()).isEqualTo(Purpose.LOOK);
        bench.end(look, TaskResult.interrupted("interrupted", "It does not run any more."));
        assertThat(bench.state()).isEqualTo(ExecutionState.INTERRUPTED);
    }

    @Test
    void whatRunsThoughItsStepCanHaveNoTurnIsLookedForAllTheSame() {
        RunBench bench = RunBench.of(1)
                .node("b")
                .node("y")
                .edge("b", On.SUCCESS, "y")
                .found("y", 0, TaskState.RUNNING, "4711 99")
                .found("b", 0, TaskState.FAILED, null)
                .begin();

        assertThat(bench.task("y", 0).state()).isEqualTo(TaskState.RUNNING);
        bench.end(bench.next(), TaskResult.interrupted("interrupted", "It does not run any more."));
        assertThat(bench.ended()).isTrue();
    }

    @Test
    void aTaskIsNumberedByItsLastChange() {
        RunBench bench = RunBench.of(2).node("a").begin();
        TaskAttempt first = bench.next();
        TaskAttempt second = bench.next();
        bench.run().wantsToStart(first);
        bench.run().wantsToStart(second);
        bench.end(second, TaskResult.exited(0));
        bench.end(first, TaskResult.exited(0));

        assertThat(bench.page().changes().tasks())
                .extracting(TaskRow::targetName)
                .containsExactly("t1", "t0");
    }

    @Test
    void cancellingEndsWhatWasNotStartedAtOnce() {
        RunBench bench = RunBench.of(2).node("a").begin();
        TaskAttempt connecting = bench.next();
        TaskAttempt asking = bench.next();
        bench.run().wantsToStart(asking);
        bench.run().cancel(false);

        RunBook.Page page = bench.page();
        assertThat(page.starts()).isEmpty();
        assertThat(page.changes().end().state()).isEqualTo(ExecutionState.CANCELLED);
        assertThat(page.changes().progress().cancelled()).isEqualTo(2);
        bench.end(connecting, TaskResult.exited(0));
        assertThat(bench.task("a", 0).state()).isEqualTo(TaskState.CANCELLED);
    }

    @Test
    void cancellingWaitsForWhatRuns() {
        RunBench bench = RunBench.of(1).node("a").begin();
        TaskAttempt running = bench.next();
        bench.run().wantsToStart(running);
        bench.page();
        bench.run().cancel(false);
        assertThat(bench.page().changes().state()).isEqualTo(ExecutionState.CANCELLING);
        assertThat(bench.ended()).isFalse();
        bench.run().ended(running, TaskResult.cancelled(new TaskResult.Ending(false, "Group 7 on t0 may still run.")));

        assertThat(bench.state()).isEqualTo(ExecutionState.CANCELLED);
        assertThat(bench.failure().code()).isEqualTo("process_unconfirmed");
        assertThat(bench.failure().message()).contains("Group 7 on t0");
    }

    @Test
    void cancellingTwiceIsFine() {
        RunBench bench = RunBench.of(1).node("a").begin();
        bench.run().cancel(false);
        bench.run().cancel(true);

        assertThat(bench.state()).isEqualTo(ExecutionState.CANCELLED);
    }

    @Test
    void cancellingForcedEndsItThoughNoThreadWasFreeForWhatWasCutOff() {
        RunBench bench = RunBench.of(1)
                .node("a")
                .found("a", 0, TaskState.RUNNING, "4711 99")
                .begin();
        bench.run().cancel(true);
        assertThat(bench.after(Duration.ofSeconds(6)).ended()).isFalse();

        assertThat(bench.after(Duration.ofSeconds(2)).state()).isEqualTo(ExecutionState.CANCELLED);
        assertThat(bench.failure().code()).isEqualTo("process_unconfirmed");
        assertThat(bench.failure().message()).contains("4711");
    }

    @Test
    void cancellingForcedGivesUpWhatDoesNotAnswer() {
        RunBench bench = RunBench.of(1).node("a").begin();
        bench.run().wantsToStart(bench.next());
        bench.page();
        bench.run().cancel(false);
        assertThat(bench.after(Duration.ofSeconds(30)).ended()).isFalse();
        bench.run().cancel(true);

        assertThat(bench.after(Duration.ofSeconds(8)).state()).isEqualTo(ExecutionState.CANCELLED);
        assertThat(bench.failure().code()).isEqualTo("process_unconfirmed");
    }

    @Test
    void cancellingEndsWithinAMinuteEvenUnforced() {
        RunBench bench = RunBench.of(1)
                .node("a")
                .found("a", 0, TaskState.RUNNING, "4711 99")
                .begin();
        bench.run().cancel(false);
        assertThat(bench.after(Duration.ofSeconds(59)).ended()).isFalse();

        assertThat(bench.after(Duration.ofSeconds(2)).state()).isEqualTo(ExecutionState.CANCELLED);
    }

    @Test
    void whatNobodyFoundTimeToLookForIsInterruptedAllTheSame() {
        RunBench bench = RunBench.of(1)
                .node("a")
                .found("a", 0, TaskState.RUNNING, "4711 99")
                .begin()
                .after(Duration.ofSeconds(21));

        assertThat(bench.state()).isEqualTo(ExecutionState.INTERRUPTED);
        assertThat(bench.task("a", 0).failure().message()).contains("t0 did not respond in time");
    }

    @Test
    void lookingHasItsTimeFromWhenItBegan() {
        RunBench bench = RunBench.of(1)
                .node("a")
                .found("a", 0, TaskState.RUNNING, "4711 99")
                .begin()
                .after(Duration.ofSeconds(15));
        bench.next();

        assertThat(bench.after(Duration.ofSeconds(15)).ended()).isFalse();
        assertThat(bench.after(Duration.ofSeconds(6)).state()).isEqualTo(ExecutionState.INTERRUPTED);
    }

    @Test
    void cancellingEndsTheProcessOfAStepThatWaitedToBeRunAgain() {
        RunBench bench = RunBench.of(1)
                .node("a", RunBench.Draft::idempotent)
                .found("a", 0, TaskState.RUNNING, "4711 99")
                .begin();
        bench.run().cancel(false);
        assertThat(bench.ended()).isFalse();
        TaskAttempt end = bench.next();
        assertThat(end.order().purpose()).isEqualTo(Purpose.END);
        assertThat(end.order().orphan().group()).isEqualTo(4711);
        bench.end(end, TaskResult.cancelled("It was cancelled and is gone from t0."));

        assertThat(bench.state()).isEqualTo(ExecutionState.CANCELLED);
        assertThat(bench.task("a", 0).failure().message()).contains("gone from t0");
    }

    @Test
    void soItDoesWhileTheNextAttemptStillConnects() {
        RunBench bench = RunBench.of(1)
                .node("a", RunBench.Draft::idempotent)
                .found("a", 0, TaskState.RUNNING, "4711 99")
                .begin();
        bench.next();
        bench.run().cancel(false);

        assertThat(bench.next().order().purpose()).isEqualTo(Purpose.END);
    }

    @Test
    void anAttemptThatMetNoDatabaseIsMadeAgainAndDoesNotCount() {
        RunBench bench = RunBench.of(1).node("a").begin();
        bench.run().postponed(bench.next());
        assertThat(bench.run().hasNext()).isFalse();
        bench.after(Duration.ofSeconds(3));
        TaskAttempt again = bench.next();
        assertThat(again.order().number()).isEqualTo(1);
        bench.end(again, TaskResult.exited(0));

        assertThat(bench.state()).isEqualTo(ExecutionState.SUCCEEDED);
    }

    @Test
    void aRetryWaitsForItsPause() {
        RunBench bench = RunBench.of(1).node("a", n -> n.retryAfter(30)).begin();
        bench.end(bench.next(), TaskResult.exited(1));
        assertThat(bench.after(Duration.ofSeconds(29)).run().hasNext()).isFalse();

        assertThat(bench.after(Duration.ofSeconds(2)).run().hasNext()).isTrue();
    }

    @Test
    void aStepThatIsLongOverItsTimeIsGivenUp() {
        RunBench bench = RunBench.of(1).node("a").begin();
        TaskAttempt running = bench.next();
        bench.start(running);
        assertThat(bench.after(Duration.ofMinutes(60).plusSeconds(59)).ended()).isFalse();
        bench.after(Duration.ofSeconds(2));

        assertThat(bench.task("a", 0).state()).isEqualTo(TaskState.TIMED_OUT);
        assertThat(bench.failure().code()).isEqualTo("process_unconfirmed");
    }

    @Test
    void theTimeOfAJobEndsWhatRunsAndWhatHasNotBegun() {
        RunBench bench = RunBench.of(2).node("a").oneByOne(2).endsWithin(10).begin();
        TaskAttempt running = bench.next();
        bench.run().wantsToStart(running);
        bench.page();
        assertThat(bench.after(Duration.ofSeconds(9)).ended()).isFalse();
        bench.after(Duration.ofSeconds(2));
        assertThat(bench.task("a", 1).state()).isEqualTo(TaskState.CANCELLED);
        bench.run().ended(running, TaskResult.cancelled("It ran when the execution's time was up and was ended."));

        assertThat(bench.state()).isEqualTo(ExecutionState.TIMED_OUT);
        assertThat(bench.task("a", 0).state()).isEqualTo(TaskState.TIMED_OUT);
    }

    @Test
    void anAttemptThatWroteNothingLeavesNothingOfTheOneBefore() {
        RunBench bench = RunBench.of(1).node("a", n -> n.retry(2)).refersTo("a").begin();
        TaskAttempt first = bench.next();
        bench.run().wantsToStart(first);
        bench.writes(first, "of the first\n");
        bench.run().ended(first, TaskResult.exited(1));
        bench.run().tick();
        bench.end(bench.next(), TaskResult.exited(0));

        assertThat(bench.run().ends().of(bench.task("a", 0)).output()).isEmpty();
    }

    @Test
    void tooManyFailuresKeepFurtherTargetsFromBeginning() {
        RunBench bench = RunBench.of(4).node("a").oneByOne(2).begin();
        bench.end(bench.next(), TaskResult.exited(1));
        bench.end(bench.next(), TaskResult.exited(1));

        assertThat(bench.state()).isEqualTo(ExecutionState.FAILED);
        assertThat(bench.task("a", 3).state()).isEqualTo(TaskState.SKIPPED);
    }

    @Test
    void somethingUnexpectedEndsItAsFailedWithNothingLeftOpen() {
        RunBench bench = RunBench.of(2).node("a").begin();
        TaskAttempt running = bench.next();
        bench.run().wantsToStart(running);
        bench.page();
        bench.run().fail(new Failure("internal", "Incident 1"));

        assertThat(bench.state()).isEqualTo(ExecutionState.FAILED);
        assertThat(bench.task("a", 0).state()).isEqualTo(TaskState.INTERRUPTED);
        assertThat(bench.task("a", 1).state()).isEqualTo(TaskState.CANCELLED);
        assertThat(bench.run().hasNext()).isFalse();
    }

    @Test
    void leavingPutsBackWhatWasNotStarted() {
        RunBench bench = RunBench.of(1).node("a").begin();
        bench.run().wantsToStart(bench.next());
        bench.run().prepareToLeave();

        RunBook.Page page = bench.page();
        assertThat(page.starts()).isEmpty();
        assertThat(page.changes().tasks()).extracting(TaskRow::state).containsExactly(TaskState.QUEUED);
        assertThat(page.changes().tasks()).extracting(TaskRow::attempt).containsExactly(0);
    }

    @Test
    void numbersOnlyGrow() {
        RunBench bench = RunBench.of(2).node("a").begin();
        long planned = bench.page().sequence();
        bench.end(bench.next(), TaskResult.exited(0));

        assertThat(bench.page().sequence()).isGreaterThan(planned);
    }
}
