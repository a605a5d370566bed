package io.opsconductor.platform.outbox;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Empties the outbox: woken by each commit that wrote to it, and by {@link OutboxTimer} for what was left by a crash or an
 * outage. One loop runs on a node at a time; a wake-up while it runs makes it look once more, so that a thousand commits
 * cost a few rounds. While the broker or the database is away it waits longer and longer, up to 30 s, and says so once.
 */
@ApplicationScoped
public class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class.getName());
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private enum Loop {
        IDLE,
        RUNNING,
        ONCE_MORE
    }

    private final AtomicReference<Loop> loop = new AtomicReference<>(Loop.IDLE);

    @Resource(lookup = "concurrent/opsconductor/background")
    private ManagedExecutorService executor;

    @Inject
    private OutboxBatch batch;

    @Inject
    private Clock clock;

    private volatile Instant pausedUntil = Instant.MIN;
    private volatile Duration pause = Duration.ZERO;

    void written(@Observes(during = TransactionPhase.AFTER_SUCCESS) OutboxWritten event) {
        wake();
    }

    /** Makes the relay look for rows soon; returns at once. */
    void wake() {
        if (clock.instant().isBefore(pausedUntil)) {
            return;
        }
        Loop before = loop.getAndUpdate(state -> state == Loop.IDLE ? Loop.RUNNING : Loop.ONCE_MORE);
        if (before != Loop.IDLE) {
            return;
        }
        try {
            executor.execute(this::run);
        } catch (RejectedExecutionException | IllegalStateException e) {
            // Too busy, starting or stopping: the timer wakes it again.
            loop.set(Loop.IDLE);
            LOG.log(Level.FINE, "The outbox relay could not be woken", e);
        }
    }

    private void run() {
        try {
            do {
                loop.set(Loop.RUNNING);
                while (batch.move()) {
                    // until nothing is left
                }
            } while (!loop.compareAndSet(Loop.RUNNING, Loop.IDLE));
            resume();
        } catch (RuntimeException e) {
            back(e);
            loop.set(Loop.IDLE);
        }
    }

    private void resume() {
        if (!pause.isZero()) {
            LOG.info("Events are sent again");
            pause = Duration.ZERO;
        }
    }

    private void back(RuntimeException e) {
        boolean first = pause.isZero();
        pause = first ? FIRST_PAUSE : shorter(pause.multipliedBy(2), LONGEST_PAUSE);
        pausedUntil = clock.instant().plus(pause);
        LOG.log(
                first ? Level.WARNING : Level.FINE,
                "Events cannot be sent: the broker or the database is away. They are kept and sent when it is back.",
                e);
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
