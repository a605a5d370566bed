package io.opsconductor.automation;

import java.util.List;
import java.util.UUID;

/**
 * What one execution contributes to a commit of its lane. All of it stands, or nothing.
 *
 * @param fence of the lease under which this is written
 * @param planned the tasks to put there if the execution has none yet, else empty
 * @param tasks the tasks that changed, each once, as they are now
 * @param output in order
 * @param state to show from now on: running or cancelling; not asked when it ends
 * @param progress the counts, or null when they are unchanged
 * @param end null while it goes on
 */
public record RunChanges(
        UUID executionId,
        long fence,
        List<TaskRow> planned,
        List<TaskRow> tasks,
        List<OutputSegment> output,
        ExecutionState state,
        Progress progress,
        ExecutionEnd end) {}
