package io.opsconductor.automation;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.assets.TargetRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An execution under a lease, with all that its one writer must know to run it or to go on with it.
 *
 * @param fence of this lease: every write carries it, and is refused once a later claim has a higher one
 * @param takenOver whether an earlier holder of the lease lost it without finishing
 * @param number among the executions of its job
 * @param jobId null for an ad-hoc command
 * @param state queued, or what an earlier holder left
 * @param requestedById who it runs as; null for the product itself
 * @param secretParameters sealed, or null
 * @param definition the frozen one
 * @param targets in their order; the ordinal of a target is its index here
 * @param tasks as planned by an earlier claim; empty when nothing was planned yet
 * @param lastSequence the highest number given to a task's change or a segment of output
 */
public record ClaimedExecution(
        UUID id,
        long fence,
        boolean takenOver,
        long number,
        UUID jobId,
        String jobName,
        ExecutionState state,
        UUID requestedById,
        String requestedBy,
        String correlationId,
        JsonNode parameters,
        byte[] secretParameters,
        JobDefinition definition,
        Instant startedAt,
        boolean cancelRequested,
        boolean cancelForced,
        List<TargetRef> targets,
        List<TaskRow> tasks,
        long lastSequence) {

    @Override
    public String toString() {
        return "ClaimedExecution[" + id + ", fence " + fence + "]"; // parameters may be sensitive
    }
}
