package io.opsconductor.communication;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/**
 * A row of the audit log, in the shape that the API answers.
 *
 * @param id sorts by time
 * @param at when it was written, in milliseconds
 * @param actor who did it, or tried to
 * @param action what happened: {@code target.created}
 * @param resourceType the kind of thing it was done to
 * @param resourceId its id, or null
 * @param resourceName its name at the time, or null
 * @param outcome {@code success}, {@code refused} or {@code failed}
 * @param address where the request came from, or null
 * @param correlationId joins it with log lines and executions of the same request
 * @param before how the thing looked before, without secrets, or null
 * @param after how the thing looked after, or why it was refused or failed, without secrets, or null
 */
public record AuditEvent(
        UUID id,
        Instant at,
        Actor actor,
        String action,
        String resourceType,
        UUID resourceId,
        String resourceName,
        String outcome,
        String address,
        String correlationId,
        JsonNode before,
        JsonNode after) {

    /**
     * Who acted.
     *
     * @param id the user's or key's id, or null for the product itself and for whoever had not signed in
     * @param name the name at the time
     * @param kind {@code user}, {@code apiKey} or {@code system}
     */
    public record Actor(UUID id, String name, String kind) {}
}
