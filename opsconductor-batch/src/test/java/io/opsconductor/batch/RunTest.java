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
        RunFixture fixture =
                RunFixture.of(1).node("a", n -> n.retry(2).idempotent()).begin();
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
    void anIdempotentTaskThatSeesItsServerDieTimeAndAgainIsGivenUp() {
        RunFixture fixture = RunFixture.of(1)
                .node("a", RunFixture.Draft::idempotent)
                .found("a", 0, TaskState.RUNNING, "4711 99", 6)
                .begin();

        assertThat(fixture.next().order().purpose()).isEqualTo(Purpose.LOOK);
    }

    @Test
    void whatABrotherBranchFailedBeforeStaysSkippedAfterATakeOver() {
        RunFixture fixture = RunFixture.of(2)
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

        assertThat(fixture.run().hasNext()).isFalse();
        assertThat(fixture.state()).isEqualTo(ExecutionState.PARTIAL);
    }

    @Test
    void aTargetWhoseFailureCameFirstIsNotGivenUpByATakeOver() {
        RunFixture fixture = RunFixture.of(1)
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

        assertThat(fixture.state()).isEqualTo(ExecutionState.FAILED);
        assertThat(fixture.failure().code()).isEqualTo("tasks_failed");
    }

    @Test
    void whatRanWhileABrotherBranchFailedIsLookedForAfterATakeOver() {
        RunFixture fixture = RunFixture.of(1)
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

        TaskAttempt look = fixture.next();
        assertThat(look.order().purpose()).isEqualTo(Purpose.LOOK);
        fixture.end(look, TaskResult.interrupted("interrupted", "It does not run any more."));
        assertThat(fixture.state()).isEqualTo(ExecutionState.INTERRUPTED);
    }

    @Test
    void whatRunsThoughItsStepCanHaveNoTurnIsLookedForAllTheSame() {
        RunFixture fixture = RunFixture.of(1)
                .node("b")
                .node("y")
                .edge("b", On.SUCCESS, "y")
                .found("y", 0, TaskState.RUNNING, "4711 99")
                .found("b", 0, TaskState.FAILED, null)
                .begin();

        assertThat(fixture.task("y", 0).state()).isEqualTo(TaskState.RUNNING);
        fixture.end(fixture.next(), TaskResult.interrupted("interrupted", "It does not run any more."));
        assertThat(fixture.ended()).isTrue();
    }

    @Test
    void aTaskIsNumberedByItsLastChange() {
        RunFixture fixture = RunFixture.of(2).node("a").begin();
        TaskAttempt first = fixture.next();
        TaskAttempt second = fixture.next();
        fixture.run().wantsToStart(first);
        fixture.run().wantsToStart(second);
        fixture.end(second, TaskResult.exited(0));
        fixture.end(first, TaskResult.exited(0));

        assertThat(fixture.page().changes().tasks())
                .extracting(TaskRow::targetName)
                .containsExactly("t1", "t0");
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
        fixture.run()
                .ended(running, TaskResult.cancelled(new TaskResult.Ending(false, "Group 7 on t0 may still run.")));

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
    void cancellingForcedEndsItThoughNoThreadWasFreeForWhatWasCutOff() {
        RunFixture fixture = RunFixture.of(1)
                .node("a")
                .found("a", 0, TaskState.RUNNING, "4711 99")
                .begin();
        fixture.run().cancel(true);
        assertThat(fixture.after(Duration.ofSeconds(6)).ended()).isFalse();

        assertThat(fixture.after(Duration.ofSeconds(2)).state()).isEqualTo(ExecutionState.CANCELLED);
        assertThat(fixture.failure().code()).isEqualTo("process_unconfirmed");
        assertThat(fixture.failure().message()).contains("4711");
    }

    @Test
    void cancellingForcedGivesUpWhatDoesNotAnswer() {
        RunFixture fixture = RunFixture.of(1).node("a").begin();
        fixture.run().wantsToStart(fixture.next());
        fixture.page();
        fixture.run().cancel(false);
        assertThat(fixture.after(Duration.ofSeconds(30)).ended()).isFalse();
        fixture.run().cancel(true);

        assertThat(fixture.after(Duration.ofSeconds(8)).state()).isEqualTo(ExecutionState.CANCELLED);
        assertThat(fixture.failure().code()).isEqualTo("process_unconfirmed");
    }

    @Test
    void cancellingEndsWithinAMinuteEvenUnforced() {
        RunFixture fixture = RunFixture.of(1)
                .node("a")
                .found("a", 0, TaskState.RUNNING, "4711 99")
                .begin();
        fixture.run().cancel(false);
        assertThat(fixture.after(Duration.ofSeconds(59)).ended()).isFalse();

        assertThat(fixture.after(Duration.ofSeconds(2)).state()).isEqualTo(ExecutionState.CANCELLED);
    }

    @Test
    void whatNobodyFoundTimeToLookForIsInterruptedAllTheSame() {
        RunFixture fixture = RunFixture.of(1)
                .node("a")
                .found("a", 0, TaskState.RUNNING, "4711 99")
                .begin()
                .after(Duration.ofSeconds(21));

        assertThat(fixture.state()).isEqualTo(ExecutionState.INTERRUPTED);
        assertThat(fixture.task("a", 0).failure().message()).contains("t0 did not respond in time");
    }

    @Test
    void lookingHasItsTimeFromWhenItBegan() {
        RunFixture fixture = RunFixture.of(1)
                .node("a")
                .found("a", 0, TaskState.RUNNING, "4711 99")
                .begin()
                .after(Duration.ofSeconds(15));
        fixture.next();

        assertThat(fixture.after(Duration.ofSeconds(15)).ended()).isFalse();
        assertThat(fixture.after(Duration.ofSeconds(6)).state()).isEqualTo(ExecutionState.INTERRUPTED);
    }

    @Test
    void cancellingEndsTheProcessOfAStepThatWaitedToBeRunAgain() {
        RunFixture fixture = RunFixture.of(1)
                .node("a", RunFixture.Draft::idempotent)
                .found("a", 0, TaskState.RUNNING, "4711 99")
                .begin();
        fixture.run().cancel(false);
        assertThat(fixture.ended()).isFalse();
        TaskAttempt end = fixture.next();
        assertThat(end.order().purpose()).isEqualTo(Purpose.END);
        assertThat(end.order().orphan().group()).isEqualTo(4711);
        fixture.end(end, TaskResult.cancelled("It was cancelled and is gone from t0."));

        assertThat(fixture.state()).isEqualTo(ExecutionState.CANCELLED);
        assertThat(fixture.task("a", 0).failure().message()).contains("gone from t0");
    }

    @Test
    void soItDoesWhileTheNextAttemptStillConnects() {
        RunFixture fixture = RunFixture.of(1)
                .node("a", RunFixture.Draft::idempotent)
                .found("a", 0, TaskState.RUNNING, "4711 99")
                .begin();
        fixture.next();
        fixture.run().cancel(false);

        assertThat(fixture.next().order().purpose()).isEqualTo(Purpose.END);
    }

    @Test
    void anAttemptThatMetNoDatabaseIsMadeAgainAndDoesNotCount() {
        RunFixture fixture = RunFixture.of(1).node("a").begin();
        fixture.run().postponed(fixture.next());
        assertThat(fixture.run().hasNext()).isFalse();
        fixture.after(Duration.ofSeconds(3));
        TaskAttempt again = fixture.next();
        assertThat(again.order().number()).isEqualTo(1);
        fixture.end(again, TaskResult.exited(0));

        assertThat(fixture.state()).isEqualTo(ExecutionState.SUCCEEDED);
    }

    @Test
    void aRetryWaitsForItsPause() {
        RunFixture fixture = RunFixture.of(1).node("a", n -> n.retryAfter(30)).begin();
        fixture.end(fixture.next(), TaskResult.exited(1));
        assertThat(fixture.after(Duration.ofSeconds(29)).run().hasNext()).isFalse();

        assertThat(fixture.after(Duration.ofSeconds(2)).run().hasNext()).isTrue();
    }

    @Test
    void aStepThatIsLongOverItsTimeIsGivenUp() {
        RunFixture fixture = RunFixture.of(1).node("a").begin();
        TaskAttempt running = fixture.next();
        fixture.start(running);
        assertThat(fixture.after(Duration.ofMinutes(60).plusSeconds(59)).ended())
                .isFalse();
        fixture.after(Duration.ofSeconds(2));

        assertThat(fixture.task("a", 0).state()).isEqualTo(TaskState.TIMED_OUT);
        assertThat(fixture.failure().code()).isEqualTo("process_unconfirmed");
    }

    @Test
    void theTimeOfAJobEndsWhatRunsAndWhatHasNotBegun() {
        RunFixture fixture =
                RunFixture.of(2).node("a").oneByOne(2).endsWithin(10).begin();
        TaskAttempt running = fixture.next();
        fixture.run().wantsToStart(running);
        fixture.page();
        assertThat(fixture.after(Duration.ofSeconds(9)).ended()).isFalse();
        fixture.after(Duration.ofSeconds(2));
        assertThat(fixture.task("a", 1).state()).isEqualTo(TaskState.CANCELLED);
        fixture.run().ended(running, TaskResult.cancelled("It ran when the execution's time was up and was ended."));

        assertThat(fixture.state()).isEqualTo(ExecutionState.TIMED_OUT);
        assertThat(fixture.task("a", 0).state()).isEqualTo(TaskState.TIMED_OUT);
    }

    @Test
    void anAttemptThatWroteNothingLeavesNothingOfTheOneBefore() {
        RunFixture fixture =
                RunFixture.of(1).node("a", n -> n.retry(2)).refersTo("a").begin();
        TaskAttempt first = fixture.next();
        fixture.run().wantsToStart(first);
        fixture.writes(first, "of the first\n");
        fixture.run().ended(first, TaskResult.exited(1));
        fixture.run().tick();
        fixture.end(fixture.next(), TaskResult.exited(0));

        assertThat(fixture.run().ends().of(fixture.task("a", 0)).output()).isEmpty();
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
