package io.opsconductor.batch;

import io.opsconductor.automation.TaskState;
import io.opsconductor.automation.Workflow;
import java.time.Duration;
import java.util.Optional;

/** Whether a task is tried once more. */
final class Retries {
    private Retries() {}

    /**
     * The pause before the next attempt, or empty if there is none. A failure must have been seen; what may have been
     * done without anybody seeing its end is repeated only where the node allows it.
     *
     * @param number of the attempt that ended
     */
    static Optional<Duration> pause(Workflow.Node node, TaskResult result, int number) {
        boolean seen = result.state() == TaskState.FAILED || result.state() == TaskState.TIMED_OUT;
        boolean repeatable = result.state() == TaskState.INTERRUPTED && node.mayRunAgain();
        boolean runsPerhaps = result.isUnconfirmed() && !node.mayRunAgain();
        if (runsPerhaps || number >= node.attempts() || !(seen || repeatable)) {
            return Optional.empty();
        }
        Integer seconds = node.retry().backoffSeconds();
        return Optional.of(seconds == null ? Duration.ZERO : Duration.ofSeconds(seconds));
    }
}
