package io.opsconductor.communication;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Which events go to which channel, in the shape that the API answers; see {@link SubscriptionCommand}. */
public record Subscription(
        UUID id,
        UUID channelId,
        List<String> events,
        SubscriptionFilter filter,
        boolean enabled,
        long version,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy) {}
