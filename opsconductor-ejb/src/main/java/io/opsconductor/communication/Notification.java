package io.opsconductor.communication;

import java.time.Instant;
import java.util.UUID;

/**
 * One message to one channel, in the shape that the API answers.
 *
 * @param state queued, sending, delivered, failed (it will be tried again) or dead (given up)
 * @param attempts how often it was tried
 * @param nextAttemptAt when it is tried again, or null
 * @param deliveredAt when the receiver took it, or null
 * @param lastAnswer what came of the last attempt, or null before the first ended
 */
public record Notification(
        UUID id,
        UUID channelId,
        String channelName,
        UUID subscriptionId,
        About event,
        String state,
        int attempts,
        Instant createdAt,
        Instant nextAttemptAt,
        Instant deliveredAt,
        LastAnswer lastAnswer) {

    /** The event it tells of. */
    public record About(UUID id, String type, UUID subject, Instant at) {}

    /**
     * What came of an attempt.
     *
     * @param status the receiver's HTTP status, or null
     * @param detail what it said, or what went wrong; secrets are masked
     */
    public record LastAnswer(Instant at, Integer status, String detail) {}
}
