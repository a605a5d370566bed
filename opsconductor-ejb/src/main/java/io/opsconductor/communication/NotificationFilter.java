package io.opsconductor.communication;

import io.opsconductor.platform.Validation;
import java.util.Set;
import java.util.UUID;

/**
 * Which deliveries are asked for. A null field lets every one pass.
 *
 * @param state one of {@link Notification#state()}
 * @param eventType an exact event type
 */
public record NotificationFilter(String state, UUID channelId, UUID subscriptionId, String eventType) {
    private static final Set<String> STATES = Set.of("queued", "sending", "delivered", "failed", "dead");

    public NotificationFilter {
        new Validation()
                .check(
                        state == null || STATES.contains(state),
                        "state",
                        "must be queued, sending, delivered, failed or dead")
                .text("eventType", eventType, Validation.NAME_LENGTH)
                .orThrow();
    }
}
