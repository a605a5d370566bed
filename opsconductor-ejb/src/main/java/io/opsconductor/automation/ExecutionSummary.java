package io.opsconductor.automation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/**
 * An execution as events and the audit log tell it, from its start to its end: the API's shape without parameters.
 *
 * @param jobId null for an ad-hoc command
 * @param folder of the job, or null
 */
public record ExecutionSummary(
        UUID id,
        long number,
        UUID jobId,
        String jobName,
        String folder,
        Long jobVersion,
        String kind,
        ExecutionState state,
        JsonNode trigger,
        String requestedBy,
        Progress progress,
        Instant createdAt,
        Instant startedAt,
        Instant finishedAt,
        Failure failure,
        String correlationId) {}
