package io.opsconductor.communication;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A way to reach people or machines, in the shape that the API answers. Secrets never stand in it.
 *
 * @param type {@code email} or {@code webhook}
 * @param config its settings without secrets; header values that are credentials read {@code ***}, and so do
 *     path and query of a webhook's address for those who may not change the channel
 * @param secrets the names of those it holds, like {@code password} or {@code headers.Authorization}
 * @param disabledReason why the product itself disabled it, or null
 */
public record Channel(
        UUID id,
        String name,
        String type,
        JsonNode config,
        List<String> secrets,
        boolean enabled,
        String disabledReason,
        long version,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy) {}
