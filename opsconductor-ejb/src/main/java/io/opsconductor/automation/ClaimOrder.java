package io.opsconductor.automation;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/**
 * What a lane asks for when it claims work. What cannot wait is claimed in any case: executions whose holder is gone, and
 * those that are to be cancelled.
 *
 * @param node name of the caller's node
 * @param atMost queued executions at most, or 0 for none
 * @param mostTasks that all claimed executions may have together; the first one may have more
 * @param lease how long they are held without being renewed
 * @param patience how long after a restart of the database the holders of leases get to renew them
 * @param held executions that lanes of this process hold; it is not for another lane to say that their lease ran out
 */
public record ClaimOrder(String node, int atMost, int mostTasks, Duration lease, Duration patience, Set<UUID> held) {}
