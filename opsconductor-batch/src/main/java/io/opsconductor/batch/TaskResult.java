package io.opsconductor.batch;

import io.opsconductor.automation.Failure;
import io.opsconductor.automation.TaskState;
import java.util.Map;

/**
 * How an attempt ended.
 *
 * @param state a final state
 * @param exitCode null where no command came to its end
 * @param failure null on success
 * @param outputs named values; never null
 */
public record TaskResult(TaskState state, Integer exitCode, Failure failure, Map<String, Object> outputs) {
    private static final String UNCONFIRMED = "process_unconfirmed";

    /** It did what it should. */
    public static TaskResult succeeded(Integer exitCode) {
        return new TaskResult(TaskState.SUCCEEDED, exitCode, null, Map.of());
    }

    /** It came to an end, but not the wanted one. */
    public static TaskResult failed(String code, String message) {
        return new TaskResult(TaskState.FAILED, null, new Failure(code, message), Map.of());
    }

    /** A command ended with a code; other than 0 is a failure. */
    public static TaskResult exited(int exitCode) {
        return exitCode == 0
                ? succeeded(0)
                : new TaskResult(
                        TaskState.FAILED,
                        exitCode,
                        new Failure("exit_code", "The command ended with exit code " + exitCode + "."),
                        Map.of());
    }

    /** It was ended because its time was up. */
    public static TaskResult timedOut(Ending ending) {
        return new TaskResult(TaskState.TIMED_OUT, null, ending.failure("timed_out"), Map.of());
    }

    /** It was ended because somebody asked for that. */
    public static TaskResult cancelled(Ending ending) {
        return new TaskResult(TaskState.CANCELLED, null, ending.failure("cancelled"), Map.of());
    }

    /** It was cancelled before it did anything. */
    public static TaskResult cancelled(String message) {
        return cancelled(new Ending(true, message));
    }

    /**
     * What became of the process on the target when it was to end.
     *
     * @param confirmed whether it is certainly gone
     */
    public record Ending(boolean confirmed, String message) {
        private Failure failure(String code) {
            return new Failure(confirmed ? code : UNCONFIRMED, message);
        }
    }

    /** Whether something may still run on the target. */
    public boolean isUnconfirmed() {
        return failure != null && failure.code().equals(UNCONFIRMED);
    }

    /** The same end of a task that was ended because the time of the whole execution was up. */
    TaskResult asTimedOut() {
        return new TaskResult(
                TaskState.TIMED_OUT,
                null,
                isUnconfirmed() ? failure : new Failure("timed_out", failure.message()),
                outputs);
    }

    /** It was started and nobody saw its end. */
    public static TaskResult interrupted(String code, String message) {
        return new TaskResult(TaskState.INTERRUPTED, null, new Failure(code, message), Map.of());
    }
}
