package io.opsconductor.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * How background work bears with a database or broker that is away: it pauses longer and longer, up to 30 s, and says so
 * once when it begins and once when it ends. Thread-safe.
 */
public final class Outage {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Logger log;
    private final Clock clock;
    private final String message;
    private Duration pause = Duration.ZERO;
    private Instant pausedUntil = Instant.MIN;

    /**
     * No outage so far.
     *
     * @param message what it means to the administrator while it lasts
     */
    public Outage(Logger log, Clock clock, String message) {
        this.log = log;
        this.clock = clock;
        this.message = message;
    }

    /** Whether to leave it alone for now. */
    public synchronized boolean pausing() {
        return clock.instant().isBefore(pausedUntil);
    }

    /** An attempt failed. */
    public synchronized void met(RuntimeException failure) {
        boolean first = pause.isZero();
        Duration doubled = pause.multipliedBy(2);
        if (first) {
            pause = FIRST_PAUSE;
        } else {
            pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        }
        pausedUntil = clock.instant().plus(pause);
        log.log(first ? Level.WARNING : Level.FINE, message, failure);
    }

    /** An attempt succeeded. */
    public synchronized void over() {
        if (!pause.isZero()) {
            pause = Duration.ZERO;
            log.log(Level.INFO, "Resolved: {0}", message);
        }
    }
}
