package io.opsconductor.automation.walk;

import static io.opsconductor.automation.ExecutionState.FAILED;
import static io.opsconductor.automation.ExecutionState.INTERRUPTED;
import static io.opsconductor.automation.ExecutionState.PARTIAL;
import static io.opsconductor.automation.ExecutionState.SUCCEEDED;
import static io.opsconductor.automation.Walk.Place.ONCE;
import static io.opsconductor.automation.Workflow.On.ALWAYS;
import static io.opsconductor.automation.Workflow.On.FAILURE;
import static io.opsconductor.automation.Workflow.On.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsconductor.automation.TaskState;
import io.opsconductor.automation.Workflow.Join;
import org.junit.jupiter.api.Test;

class GraphWalkTest {

    @Test
    void eachTargetWalksByItself() {
        Walking walking = new Walking().step("a").step("b").edge("a", "b").begin(2);
        assertThat(walking.ready).containsOnly("a0", "a1");
        walking.succeeds("a", 1);
        assertThat(walking.ready).contains("b1").doesNotContain("b0");
    }

    @Test
    void allTargetsSucceeded() {
        Walking walking = new Walking().step("a").begin(2).succeeds("a", 0);
        assertThat(walking.isComplete()).isFalse();
        walking.succeeds("a", 1);
        assertThat(walking.isComplete()).isTrue();
        assertThat(walking.outcome()).isEqualTo(SUCCEEDED);
    }

    @Test
    void allTargetsFailed() {
        Walking walking = new Walking().step("a").begin(2).fails("a", 0).fails("a", 1);
        assertThat(walking.outcome()).isEqualTo(FAILED);
        assertThat(walking.walk().failedTargets()).isEqualTo(2);
    }

    @Test
    void mixedIsPartial() {
        assertThat(new Walking()
                        .step("a")
                        .begin(2)
                        .succeeds("a", 0)
                        .fails("a", 1)
                        .outcome())
                .isEqualTo(PARTIAL);
    }

    @Test
    void unhandledFailureSkipsTheRestOfItsTargetAlone() {
        Walking walking = new Walking()
                .step("a")
                .step("b")
                .step("c")
                .edge("a", "b")
                .edge("b", "c")
                .begin(2);
        walking.fails("a", 0).succeeds("a", 1);
        assertThat(walking.skipped).containsOnly("b0", "c0");
        assertThat(walking.ready).contains("b1");
    }

    @Test
    void unhandledFailureSkipsParallelBranchesThatHaveNotBegun() {
        Walking walking =
                new Walking().step("a").step("x").step("y").edge("x", "y").begin(1);
        walking.fails("a", 0);
        assertThat(walking.skipped).containsOnly("y0");
        walking.succeeds("x", 0);
        assertThat(walking.ready).doesNotContain("y0");
        assertThat(walking.isComplete()).isTrue();
        assertThat(walking.outcome()).isEqualTo(FAILED);
    }

    @Test
    void failureWithAFailureEdgeIsHandled() {
        Walking walking = new Walking()
                .step("a")
                .step("repair")
                .edge("a", "repair", FAILURE)
                .begin(1);
        walking.fails("a", 0).succeeds("repair", 0);
        assertThat(walking.outcome()).isEqualTo(SUCCEEDED);
    }

    @Test
    void failureWithAnAlwaysEdgeIsHandled() {
        Walking walking =
                new Walking().step("a").step("clean").edge("a", "clean", ALWAYS).begin(1);
        walking.fails("a", 0).succeeds("clean", 0);
        assertThat(walking.outcome()).isEqualTo(SUCCEEDED);
    }

    @Test
    void failureInTheHandlerItselfIsNotHandled() {
        Walking walking = new Walking()
                .step("a")
                .step("repair")
                .edge("a", "repair", FAILURE)
                .begin(1);
        assertThat(walking.fails("a", 0).fails("repair", 0).outcome()).isEqualTo(FAILED);
    }

    @Test
    void timeOutOfATaskIsAFailure() {
        Walking walking = new Walking()
                .step("a")
                .step("repair")
                .edge("a", "repair", FAILURE)
                .begin(1);
        walking.ends("a", 0, TaskState.TIMED_OUT, null, "");
        assertThat(walking.ready).contains("repair0");
    }

    @Test
    void pathNotTakenIsSkippedToItsEnd() {
        Walking walking = new Walking()
                .step("a")
                .step("repair")
                .step("report")
                .edge("a", "repair", FAILURE)
                .edge("repair", "report", ALWAYS)
                .begin(1)
                .succeeds("a", 0);
        assertThat(walking.skipped).containsOnly("repair0", "report0");
        assertThat(walking.isComplete()).isTrue();
        assertThat(walking.outcome()).isEqualTo(SUCCEEDED);
    }

    @Test
    void joinAllBeginsAfterTheLastEdge() {
        Walking walking = new Walking()
                .step("a")
                .step("b")
                .step("c", Join.ALL)
                .edge("a", "c")
                .edge("b", "c")
                .begin(1)
                .succeeds("a", 0);
        assertThat(walking.ready).doesNotContain("c0");
        assertThat(walking.succeeds("b", 0).ready).contains("c0");
    }

    @Test
    void joinAllIsSkippedWhenOneEdgeIsNotTaken() {
        Walking walking = new Walking()
                .step("a")
                .step("b")
                .step("c", Join.ALL)
                .edge("a", "c")
                .edge("b", "c", FAILURE)
                .begin(1)
                .succeeds("a", 0)
                .succeeds("b", 0);
        assertThat(walking.skipped).containsOnly("c0");
    }

    @Test
    void joinAnyBeginsWithTheFirstEdgeAndOnce() {
        Walking walking = new Walking()
                .step("a")
                .step("b")
                .step("c", Join.ANY)
                .edge("a", "c")
                .edge("b", "c")
                .begin(1)
                .succeeds("a", 0);
        assertThat(walking.ready).contains("c0");
        walking.succeeds("b", 0).succeeds("c", 0);
        assertThat(walking.isComplete()).isTrue();
    }

    @Test
    void branchesThatExcludeEachOtherMeetAgain() {
        Walking walking = new Walking()
                .step("a")
                .step("good")
                .step("bad")
                .step("end")
                .edge("a", "good")
                .edge("a", "bad", FAILURE)
                .edge("good", "end", ALWAYS)
                .edge("bad", "end", ALWAYS)
                .begin(2);
        walking.succeeds("a", 0).fails("a", 1).succeeds("good", 0).succeeds("bad", 1);
        assertThat(walking.ready).contains("end0", "end1");
    }

    @Test
    void handledFailureStillHoldsBackWhatBuildsOnSuccess() {
        Walking walking = new Walking()
                .step("a")
                .step("b")
                .step("c")
                .step("repair")
                .edge("a", "c")
                .edge("b", "c")
                .edge("b", "repair", FAILURE)
                .begin(1)
                .succeeds("a", 0)
                .fails("b", 0);
        assertThat(walking.skipped).containsOnly("c0");
        assertThat(walking.succeeds("repair", 0).outcome()).isEqualTo(SUCCEEDED);
    }

    @Test
    void onceOnlyStepWaitsForEveryTarget() {
        Walking walking =
                new Walking().step("a").once("tell").edge("a", "tell").begin(2).succeeds("a", 0);
        assertThat(walking.ready).doesNotContain("tell");
        walking.succeeds("a", 1);
        assertThat(walking.ready).contains("tell");
        walking.succeeds("tell", ONCE);
        assertThat(walking.isComplete()).isTrue();
        assertThat(walking.outcome()).isEqualTo(SUCCEEDED);
    }

    @Test
    void barrierCountsAsFailureIfAnyTargetFailed() {
        Walking walking = new Walking()
                .step("a")
                .once("good")
                .once("bad")
                .edge("a", "good")
                .edge("a", "bad", FAILURE)
                .begin(2)
                .fails("a", 0)
                .succeeds("a", 1);
        assertThat(walking.ready).contains("bad");
        assertThat(walking.skipped).containsOnly("good");
        assertThat(walking.succeeds("bad", ONCE).outcome()).isEqualTo(SUCCEEDED);
    }

    @Test
    void targetThatSkippedTheSourceDoesNotHoldTheBarrier() {
        Walking walking = new Walking()
                .step("a")
                .step("b")
                .once("tell")
                .edge("a", "b")
                .edge("b", "tell")
                .begin(2)
                .fails("a", 0)
                .succeeds("a", 1)
                .succeeds("b", 1);
        assertThat(walking.ready).contains("tell");
        assertThat(walking.succeeds("tell", ONCE).outcome()).isEqualTo(PARTIAL);
    }

    @Test
    void barrierIsNotTakenIfNoTargetReachedItsSource() {
        Walking walking = new Walking()
                .step("a")
                .step("b")
                .once("tell")
                .edge("a", "b")
                .edge("b", "tell", ALWAYS)
                .begin(1)
                .fails("a", 0);
        assertThat(walking.skipped).containsOnly("b0", "tell");
        assertThat(walking.outcome()).isEqualTo(FAILED);
    }

    @Test
    void conditionOfABarrierDecidesWhetherTheFailureIsHandled() {
        Walking walking = new Walking()
                .step("a")
                .once("tell")
                .edge("a", "tell", FAILURE, "steps.a.targets.exists(t, t.exitCode == 42)")
                .begin(2)
                .fails("a", 0);
        assertThat(walking.walk().failedTargets()).isZero();
        walking.succeeds("a", 1);
        assertThat(walking.walk().failedTargets()).isEqualTo(1);
        assertThat(walking.skipped).containsOnly("tell");
        assertThat(walking.outcome()).isEqualTo(PARTIAL);
    }

    @Test
    void stepsAfterAOnceOnlyStepBeginOnEveryTargetStillWalking() {
        Walking walking = new Walking()
                .step("a")
                .once("gate")
                .step("b")
                .edge("a", "gate", ALWAYS)
                .edge("gate", "b")
                .begin(3);
        walking.givesUp(2).succeeds("a", 0).fails("a", 1).succeeds("gate", ONCE);
        assertThat(walking.ready).contains("b0", "b1").doesNotContain("b2");
    }

    @Test
    void unhandledFailureOfAOnceOnlyStepFailsEveryTarget() {
        Walking walking = new Walking()
                .step("a")
                .once("gate")
                .step("b")
                .edge("a", "gate")
                .edge("gate", "b")
                .begin(2)
                .succeeds("a", 0)
                .succeeds("a", 1)
                .fails("gate", ONCE);
        assertThat(walking.skipped).containsOnly("b0", "b1");
        assertThat(walking.outcome()).isEqualTo(FAILED);
    }

    @Test
    void withoutTargetsTheOnceOnlyStepsDecide() {
        assertThat(new Walking().once("a").begin(0).succeeds("a", ONCE).outcome())
                .isEqualTo(SUCCEEDED);
        Walking failing = new Walking()
                .once("a")
                .once("x")
                .once("y")
                .edge("x", "y")
                .begin(0)
                .fails("a", ONCE);
        assertThat(failing.skipped).containsOnly("y");
        assertThat(failing.succeeds("x", ONCE).outcome()).isEqualTo(FAILED);
    }

    @Test
    void interruptedTaskEndsItsTargetEvenWithAFailureEdge() {
        Walking walking = new Walking()
                .step("a")
                .step("repair")
                .edge("a", "repair", FAILURE)
                .begin(2)
                .ends("a", 0, TaskState.INTERRUPTED, null, "")
                .succeeds("a", 1);
        assertThat(walking.skipped).containsOnly("repair0", "repair1");
        assertThat(walking.outcome()).isEqualTo(INTERRUPTED);
    }

    @Test
    void givenUpTargetIsSkippedWholeAndNoSuccess() {
        Walking walking =
                new Walking().step("a").step("b").edge("a", "b").begin(2).givesUp(1);
        assertThat(walking.skipped).containsOnly("a1", "b1");
        assertThat(walking.succeeds("a", 0).succeeds("b", 0).outcome()).isEqualTo(PARTIAL);
        assertThat(walking.isComplete()).isTrue();
    }

    @Test
    void readyStepThatIsSkippedAfterAllLeadsNowhere() {
        Walking walking = new Walking()
                .step("a")
                .step("b")
                .edge("a", "b", ALWAYS)
                .begin(1)
                .ends("a", 0, TaskState.SKIPPED, null, "");
        assertThat(walking.skipped).containsOnly("b0");
        assertThat(walking.isComplete()).isTrue();
    }

    @Test
    void conditionSeesWhatCameBefore() {
        Walking walking = new Walking()
                .step("a")
                .step("b")
                .step("c")
                .edge("a", "b", SUCCESS, "steps.a.output == 'yes' && target.tags.env == 'prod' && params.n == 3")
                .edge("a", "c", ALWAYS, "steps.a.exitCode > 1 || execution.number == 7")
                .begin(2)
                .ends("a", 0, TaskState.SUCCEEDED, 0, "yes")
                .ends("a", 1, TaskState.SUCCEEDED, 0, "yes");
        assertThat(walking.ready).contains("b0", "c0", "c1");
        assertThat(walking.skipped).containsOnly("b1");
    }

    @Test
    void conditionThatDoesNotHoldDoesNotHandleAFailure() {
        Walking walking = new Walking()
                .step("a")
                .step("b")
                .edge("a", "b", FAILURE, "steps.a.exitCode == 42")
                .begin(1)
                .fails("a", 0);
        assertThat(walking.outcome()).isEqualTo(FAILED);
    }

    @Test
    void conditionWithoutAnAnswerFailsItsTargetAndSaysWhy() {
        Walking walking = new Walking()
                .step("a")
                .step("b")
                .edge("a", "b", SUCCESS, "target.tags.nowhere == 'x'")
                .begin(1)
                .succeeds("a", 0);
        assertThat(walking.skipped).containsOnly("b0");
        assertThat(walking.outcome()).isEqualTo(FAILED);
        assertThat(walking.walk().fault())
                .hasValueSatisfying(message -> assertThat(message).contains("nowhere"));
    }

    @Test
    void endOfAPlaceThatWasNotHandedOutIsRefused() {
        Walking walking = new Walking().step("a").step("b").edge("a", "b").begin(1);
        assertThatThrownBy(() -> walking.succeeds("b", 0)).isInstanceOf(IllegalStateException.class);
        walking.succeeds("a", 0);
        assertThatThrownBy(() -> walking.succeeds("a", 0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aTargetHasSucceededOnceItEndedWithoutAnUnhandledFailure() {
        Walking walking = new Walking()
                .step("a")
                .step("b")
                .step("rescue")
                .edge("a", "b")
                .edge("a", "rescue", FAILURE)
                .begin(3);
        assertThat(walking.walk().succeeded(0)).isFalse();
        walking.succeeds("a", 0);
        walking.fails("a", 1);
        assertThat(walking.walk().succeeded(0)).isFalse();
        walking.fails("b", 0).succeeds("rescue", 1);
        walking.walk().giveUp(2);

        assertThat(walking.walk().succeeded(0)).isFalse();
        assertThat(walking.walk().succeeded(1)).isTrue();
        assertThat(walking.walk().succeeded(2)).isFalse();
    }

    @Test
    void twoThousandTargetsTimesAHundredStepsEndComplete() {
        Walking walking = new Walking();
        for (int i = 0; i < 100; i++) {
            walking.step("s" + i + "_");
            if (i > 0) {
                walking.edge("s" + (i - 1) + "_", "s" + i + "_");
            }
        }
        walking.begin(2000);
        for (int i = 0; i < 100; i++) {
            for (int target = 0; target < 2000; target++) {
                walking.succeeds("s" + i + "_", target);
            }
        }
        assertThat(walking.isComplete()).isTrue();
        assertThat(walking.outcome()).isEqualTo(SUCCEEDED);
    }
}
