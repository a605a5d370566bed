package io.opsconductor.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsconductor.assets.RemoteProcess;
import io.opsconductor.automation.TaskState;
import io.opsconductor.batch.AttemptOrder.Purpose;
import io.opsconductor.batch.output.OutputBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** Who gets a thread. */
class SubmissionTest {
    private final List<TaskAttempt> threads = new ArrayList<>();
    private Throwable trouble;
    private LaneBench lane;

    @Test
    void aFullNodeStillHasAPlaceForWhatWasCutOff() {
        Run busy = begun(1, RunFixture.of(3).node("a"));
        Run cutOff = lane.add(RunFixture.of(1).node("a").found("a", 0, TaskState.RUNNING, "4711 99"));
        cutOff.begin();

        submit(busy);
        assertThat(threads).hasSize(1);
        submit(busy, cutOff);

        assertThat(threads).extracting(attempt -> attempt.order().purpose()).containsExactly(Purpose.RUN, Purpose.LOOK);
    }

    @Test
    void anErrorWhenATaskIsHandedOutFailsItsRunAndCostsNoPlace() {
        Run broken = begun(10, RunFixture.of(1).node("a"));
        trouble = new OutOfMemoryError("unable to create native thread");
        submit(broken);
        trouble = null;

        assertThat(broken.book().isEnded()).isTrue();
        assertThat(broken.book().turn().changes().end().failure().code()).isEqualTo("internal");
        assertThat(lane.capacity().inUse()).isZero();
    }

    @Test
    void whatTheExecutorRefusesKeepsItsTurn() {
        Run run = begun(10, RunFixture.of(1).node("a"));
        trouble = new RejectedExecutionException("full");
        submit(run);
        trouble = null;

        assertThat(run.hasNext()).isTrue();
        assertThat(lane.capacity().inUse()).isZero();
    }

    private Run begun(int places, RunFixture bench) {
        Executor executor = task -> {
            if (trouble instanceof Error error) {
                throw error;
            }
            if (trouble instanceof RuntimeException exception) {
                throw exception;
            }
            threads.add((TaskAttempt) task);
        };
        lane = new LaneBench(places, executor);
        Run run = lane.add(bench);
        run.begin();
        return run;
    }

    private void submit(Run... runs) {
        new Submission(lane, new OutputBudget(1000), run -> new Deaf(), () -> {}).round(List.of(runs));
    }

    private static final class Deaf implements AttemptListener {
        @Override
        public void wantsToStart(TaskAttempt attempt) {}

        @Override
        public void process(TaskAttempt attempt, RemoteProcess process) {}

        @Override
        public void wrote(TaskAttempt attempt) {}

        @Override
        public void postponed(TaskAttempt attempt) {}

        @Override
        public void ended(TaskAttempt attempt, TaskResult result) {}
    }
}
