package io.opsconductor.automation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/** A task as the API shows it. */
public record TaskView(
        UUID id,
        String stepId,
        String stepType,
        UUID targetId,
        String targetName,
        TaskState state,
        int attempt,
        Integer exitCode,
        Instant startedAt,
        Instant finishedAt,
        Long durationMs,
        Failure failure,
        JsonNode outputs,
        boolean truncated) {}
