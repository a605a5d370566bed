package io.opsconductor.communication.delivery;

import java.util.UUID;

/**
 * What stands on the queue of deliveries: make this attempt. A ticket that comes twice, or late, finds another number
 * of attempts and does nothing.
 *
 * @param delivery which delivery
 * @param attemptsMade how many attempts there were when it was written
 */
record Ticket(UUID delivery, int attemptsMade) {}
