package io.opsconductor.batch;

import io.opsconductor.assets.RemoteProcess;
import io.opsconductor.automation.ExecutionState;
import io.opsconductor.automation.TaskState;
import io.opsconductor.automation.Walk;

/** Why an execution ends before its walk is complete, and what its tasks say then. */
enum EarlyEnd {
    /** It does not: it goes on. */
    NONE,
    /** Somebody asked for it. */
    CANCELLED,
    /** The job's time-out is over. */
    TIMED_OUT;

    /** What it comes to. What was asked for came too late if everything had ended by itself. */
    ExecutionState outcome(Walk walk) {
        if (this == NONE || walk.complete()) {
            return walk.outcome();
        }
        return this == CANCELLED ? ExecutionState.CANCELLED : ExecutionState.TIMED_OUT;
    }

    /** What a task says whose command is running: the beginning of a sentence. */
    String whileItRan() {
        return this == TIMED_OUT ? "It was still running when the execution timed out" : "It was cancelled";
    }

    /** How a task ends that had not begun. */
    TaskResult notBegun() {
        return TaskResult.cancelled(
                this == TIMED_OUT
                        ? "The execution timed out before it started."
                        : "The execution was cancelled before it started.");
    }

    /** How a task ends that was started and whose end is waited for no longer. */
    TaskResult notConfirmed(RunTask task) {
        String where = task.target() == null ? "the server" : task.target().name();
        String which = RemoteProcess.parse(task.remoteProcess())
                .map(p -> "process group " + p.group())
                .orElse("its process (of an unknown group)");
        TaskResult.Ending unknown = new TaskResult.Ending(
                false, "It was abandoned; it could not be confirmed that " + which + " on " + where + " has stopped.");
        return this == CANCELLED ? TaskResult.cancelled(unknown) : TaskResult.timedOut(unknown);
    }

    /** A task's end as it looks within the end of the whole execution. */
    TaskResult within(TaskResult result) {
        return this == TIMED_OUT && result.state() == TaskState.CANCELLED ? result.asTimedOut() : result;
    }
}
