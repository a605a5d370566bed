package io.opsconductor.assets.ssh;

import java.time.Duration;

/**
 * How long a host may take.
 *
 * @param connect to accept the connection, and again to introduce itself and show its key
 * @param authenticate to let us in
 * @param keepAlive after how much silence the host is asked whether it is still there
 * @param stall how long a file transfer may stand still
 */
public record SshTimeouts(Duration connect, Duration authenticate, Duration keepAlive, Duration stall) {
    /** How many questions in a row may stay unanswered before the connection counts as lost. */
    static final int UNANSWERED = 3;

    /** The same, but nothing on the way to an open session takes longer than that. */
    public SshTimeouts atMost(Duration limit) {
        return new SshTimeouts(shorter(connect, limit), shorter(authenticate, limit), keepAlive, stall);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
