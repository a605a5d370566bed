package io.opsconductor.communication;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.opsconductor.platform.NullRefused;
import java.util.List;
import java.util.UUID;

/**
 * What a subscription is to be. What a client read and sends back along ({@code id}, {@code version}…) is ignored.
 *
 * @param events patterns of event types: {@code io.opsconductor.automation.execution.*}; a star stands at the end of a
 *     segment for the rest of it, and alone at the very end for all that follows
 * @param filter what the event's data must be as well, or null
 * @param enabled true when absent
 */
@JsonIgnoreProperties({"id", "version", "createdAt", "createdBy", "updatedAt", "updatedBy"})
public record SubscriptionCommand(
        UUID channelId,
        List<String> events,
        SubscriptionFilter filter,
        @NullRefused Boolean enabled) {}
