package io.opsconductor.identity;

import java.time.Instant;
import java.util.UUID;

/**
 * A sign-in of the caller's own, as the API shows it.
 *
 * @param kind {@code api} or {@code console}
 * @param address where it was begun from, or null
 * @param userAgent what the client called itself, or null
 * @param current whether the request itself belongs to it
 */
public record SessionView(
        UUID id,
        String kind,
        String address,
        String userAgent,
        Instant createdAt,
        Instant lastSeenAt,
        Instant expiresAt,
        boolean current) {}
