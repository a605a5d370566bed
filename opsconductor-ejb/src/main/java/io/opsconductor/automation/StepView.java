package io.opsconductor.automation;

import java.time.Instant;

/**
 * A step of an execution, summed up over its tasks.
 *
 * @param state running if any task runs; queued if none has begun; otherwise the worst end
 * @param tasks how many are in each state
 */
public record StepView(
        String stepId,
        String name,
        String type,
        TaskState state,
        Progress tasks,
        Instant startedAt,
        Instant finishedAt) {}
