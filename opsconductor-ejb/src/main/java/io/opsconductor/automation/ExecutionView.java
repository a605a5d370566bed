package io.opsconductor.automation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/**
 * An execution as the API shows it.
 *
 * @param number 1, 2, 3… of its job; of all commands, if it has none
 * @param requestedBy name of who asked for it, and whose rights it runs with
 * @param parameters by name, secrets masked
 * @param waitingFor what keeps it from beginning, where one execution is read that is queued; else null
 */
public record ExecutionView(
        UUID id,
        long number,
        UUID jobId,
        String jobName,
        Long jobVersion,
        String kind,
        ExecutionState state,
        int priority,
        Trigger trigger,
        String requestedBy,
        UUID requestedById,
        JsonNode parameters,
        Progress progress,
        Failure waitingFor,
        Instant createdAt,
        Instant startedAt,
        Instant finishedAt,
        Failure failure,
        String correlationId) {

    /** The same, which waits for that. */
    public ExecutionView waitingFor(Failure reason) {
        return new ExecutionView(
                id,
                number,
                jobId,
                jobName,
                jobVersion,
                kind,
                state,
                priority,
                trigger,
                requestedBy,
                requestedById,
                parameters,
                progress,
                reason,
                createdAt,
                startedAt,
                finishedAt,
                failure,
                correlationId);
    }
}
