package io.opsconductor.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened and is told to the rest of the world, at least once and never before its commit.
 *
 * @param id unique, so that a receiver can recognise what it has seen
 * @param type from the catalogue in {@code docs/events.md}: {@code io.opsconductor.<domain>.<thing>.<happened>}
 * @param subject the id of the thing it happened to; events of one subject arrive in order
 * @param at when it happened
 * @param correlationId of the request that caused it
 * @param data the thing's view, without secrets
 */
public record DomainEvent(UUID id, String type, UUID subject, Instant at, String correlationId, JsonNode data) {}
