package io.opsconductor.batch;

import io.opsconductor.automation.ExecutionEnd;
import io.opsconductor.automation.ExecutionState;
import io.opsconductor.automation.Failure;
import io.opsconductor.automation.TaskState;
import io.opsconductor.automation.Walk;
import java.util.List;

/** Says in a sentence why an execution ended as it did. */
final class ExecutionOutcome {
    /** More hosts than this are counted, not named. */
    private static final int MOST_NAMED = 20;

    private ExecutionOutcome() {}

    static ExecutionEnd of(ExecutionState state, RunBook book, Walk walk, List<String> unconfirmed) {
        if (!unconfirmed.isEmpty()) {
            return new ExecutionEnd(state, new Failure("process_unconfirmed", names(unconfirmed)));
        }
        return new ExecutionEnd(
                state,
                switch (state) {
                    case FAILED, PARTIAL ->
                        walk.fault()
                                .map(fault -> new Failure("condition_fault", fault))
                                .orElseGet(() -> new Failure("tasks_failed", failures(book, walk)));
                    case INTERRUPTED -> new Failure("interrupted", interruptions(book.count(TaskState.INTERRUPTED)));
                    case TIMED_OUT ->
                        new Failure("timed_out", "The execution did not finish within the job's time-out.");
                    default -> null;
                });
    }

    private static String interruptions(int tasks) {
        return (tasks == 1
                        ? "1 task was interrupted and its result is unknown."
                        : tasks + " tasks were interrupted and their results are unknown.")
                + " Each task reports what was found on its target.";
    }

    private static String failures(RunBook book, Walk walk) {
        int failed = book.count(TaskState.FAILED) + book.count(TaskState.TIMED_OUT);
        String tasks = failed == 1 ? "1 task failed" : failed + " tasks failed";
        return walk.failedTargets() > 0
                ? tasks + ", on " + walk.failedTargets() + (walk.failedTargets() == 1 ? " target." : " targets.")
                : tasks + ".";
    }

    private static String names(List<String> unconfirmed) {
        String named = String.join(" ", unconfirmed.stream().limit(MOST_NAMED).toList());
        int more = unconfirmed.size() - MOST_NAMED;
        return more > 0 ? named + " And " + more + " more; see the tasks." : named;
    }
}
