package io.opsconductor.platform.outbox;

import io.opsconductor.platform.Outage;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
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

    private Outage outage;

    @Inject
    void clock(Clock clock) {
        outage = new Outage(
                LOG,
                clock,
                "Events are waiting because the broker or the database is down. They are sent when it is back.");
    }

    void written(@Observes(during = TransactionPhase.AFTER_SUCCESS) OutboxWritten event) {
        wake();
    }

    /** Makes the relay look for rows soon; returns at once. */
    public void wake() {
        if (outage.pausing()) {
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
        boolean over = false;
        try {
            do {
                loop.set(Loop.RUNNING);
                while (batch.move()) {
                    // until nothing is left
                }
            } while (!loop.compareAndSet(Loop.RUNNING, Loop.IDLE));
            over = true; // and another thread may run by now
            outage.over();
        } catch (RuntimeException e) {
            outage.met(e);
        } finally {
            if (!over) {
                loop.set(Loop.IDLE);
            }
        }
    }
}
