package io.opsconductor.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsconductor.assets.ConnectionFailed;
import io.opsconductor.assets.RemoteHost;
import io.opsconductor.assets.RemoteProcess;
import io.opsconductor.automation.ClaimedExecution;
import io.opsconductor.automation.ExecutionState;
import io.opsconductor.automation.TaskState;
import io.opsconductor.automation.Workflow;
import io.opsconductor.batch.AttemptOrder.Purpose;
import io.opsconductor.batch.output.OutputBudget;
import io.opsconductor.batch.output.OutputBuffer;
import io.opsconductor.batch.output.OutputQuota;
import io.opsconductor.batch.output.SecretMask;
import io.opsconductor.platform.Ids;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an attempt says of a fault depends on what may have happened on its target. */
class TaskAttemptTest {
    private final Heard heard = new Heard();

    @Test
    void aDatabaseThatIsAwayBeforeAnythingWasSentPostponesIt() {
        attempt(Purpose.RUN, run -> {
                    throw away();
                })
                .run();

        assertThat(heard.postponed).isTrue();
        assertThat(heard.result).isNull();
    }

    @Test
    void whatNoWaitingMendsFailsIt() {
        attempt(Purpose.RUN, run -> {
                    throw new IllegalStateException(new SQLException("no such column", "42703"));
                })
                .run();

        assertThat(heard.postponed).isFalse();
        assertThat(heard.result.state()).isEqualTo(TaskState.FAILED);
    }

    @Test
    void onceItsCommandMayRunItIsInterrupted() {
        attempt(Purpose.RUN, run -> {
                    run.begin();
                    throw away();
                })
                .run();

        assertThat(heard.postponed).isFalse();
        assertThat(heard.result.state()).isEqualTo(TaskState.INTERRUPTED);
    }

    @Test
    void whoCannotLookLeavesItInterrupted() {
        attempt(Purpose.LOOK, null).run();

        assertThat(heard.result.state()).isEqualTo(TaskState.INTERRUPTED);
        assertThat(heard.result.failure().message()).contains("could not be determined");
    }

    @Test
    void whoCannotEndItSaysThatItMayStillRun() {
        attempt(Purpose.END, null).run();

        assertThat(heard.result.state()).isEqualTo(TaskState.CANCELLED);
        assertThat(heard.result.isUnconfirmed()).isTrue();
        assertThat(heard.result.failure().message()).contains("4711", "web-1");
    }

    private interface Step {
        TaskResult run(StepRun run) throws InterruptedException;
    }

    private TaskAttempt attempt(Purpose purpose, Step step) {
        AttemptOrder order = new AttemptOrder(
                execution(),
                purpose,
                new Workflow.Node("a", null, "test", null, null, null, null, null, null),
                new StepExecutor() {
                    @Override
                    public String type() {
                        return "test";
                    }

                    @Override
                    public TaskResult run(StepRun run) throws InterruptedException {
                        return step.run(run);
                    }
                },
                new Unreachable(),
                "web-1",
                1,
                Duration.ofMinutes(1),
                null,
                purpose == Purpose.RUN ? null : RemoteProcess.parse("4711 99").orElseThrow());
        OutputBuffer output = new OutputBuffer(
                new OutputBudget(10), new OutputQuota(10, 0), 10, new SecretMask(), Clock.systemUTC(), () -> {});
        return new TaskAttempt(order, output, heard, new NodeCapacity(), Ticker.SYSTEM);
    }

    private static ClaimedExecution execution() {
        return new ClaimedExecution(
                Ids.next(),
                1,
                false,
                1,
                null,
                "test",
                ExecutionState.RUNNING,
                null,
                "someone",
                "correlation",
                null,
                null,
                null,
                null,
                false,
                false,
                List.of(),
                List.of(),
                0);
    }

    /** Hosts of which nothing can be known, as the database that names them is away. */
    private static final class Unreachable implements Hosts {
        @Override
        public RemoteHost open(Duration timeout) {
            throw away();
        }

        @Override
        public boolean end(RemoteProcess process, Duration grace) {
            throw away();
        }

        @Override
        public boolean alive(RemoteProcess process) throws ConnectionFailed {
            throw away();
        }
    }

    private static final class Heard implements AttemptListener {
        private boolean postponed;
        private TaskResult result;

        @Override
        public void wantsToStart(TaskAttempt attempt) {
            attempt.grant();
        }

        @Override
        public void process(TaskAttempt attempt, RemoteProcess process) {}

        @Override
        public void wrote(TaskAttempt attempt) {}

        @Override
        public void postponed(TaskAttempt attempt) {
            postponed = true;
        }

        @Override
        public void ended(TaskAttempt attempt, TaskResult ended) {
            result = ended;
        }
    }

    private static RuntimeException away() {
        return new IllegalStateException(new SQLException("the database system is shutting down", "57P03"));
    }
}
