package io.opsconductor.automation;

import java.util.Map;

/** How many tasks of an execution are in each state. */
public record Progress(
        int targets,
        int tasks,
        int queued,
        int running,
        int succeeded,
        int failed,
        int skipped,
        int cancelled,
        int timedOut,
        int interrupted) {

    /** Of the counts by state; a state that is missing counts nothing. */
    public static Progress of(int targets, Map<TaskState, Integer> counts) {
        return new Progress(
                targets,
                counts.values().stream().mapToInt(Integer::intValue).sum(),
                counts.getOrDefault(TaskState.QUEUED, 0),
                counts.getOrDefault(TaskState.RUNNING, 0),
                counts.getOrDefault(TaskState.SUCCEEDED, 0),
                counts.getOrDefault(TaskState.FAILED, 0),
                counts.getOrDefault(TaskState.SKIPPED, 0),
                counts.getOrDefault(TaskState.CANCELLED, 0),
                counts.getOrDefault(TaskState.TIMED_OUT, 0),
                counts.getOrDefault(TaskState.INTERRUPTED, 0));
    }
}
