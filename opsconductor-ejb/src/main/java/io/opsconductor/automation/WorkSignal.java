package io.opsconductor.automation;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Wakes the execution plane after a commit: "there is work", never what. Wake-ups are gathered, one at once and one
 * more every {@value #PAUSE_MILLIS} ms while they keep coming, so that thousands of starts cost a few messages. A
 * wake-up that is lost costs a second or two: the plane looks by itself as well.
 */
@ApplicationScoped
public class WorkSignal {
    private static final Logger LOG = Logger.getLogger(WorkSignal.class.getName());
    private static final int PAUSE_MILLIS = 20;

    private enum Sending {
        IDLE,
        PAUSING,
        ONCE_MORE
    }

    private final AtomicReference<Sending> sending = new AtomicReference<>(Sending.IDLE);

    @Resource(lookup = "concurrent/opsconductor/scheduler")
    private ManagedScheduledExecutorService scheduler;

    @Resource(lookup = "jms/opsconductor/connections")
    private ConnectionFactory connections;

    @Resource(lookup = "jms/opsconductor/work")
    private Queue work;

    void queued(@Observes(during = TransactionPhase.AFTER_SUCCESS) WorkQueued event) {
        wake();
    }

    /** Sends a wake-up soon; returns at once. */
    public void wake() {
        Sending before = sending.getAndUpdate(s -> s == Sending.IDLE ? Sending.PAUSING : Sending.ONCE_MORE);
        if (before == Sending.IDLE) {
            try {
                scheduler.execute(this::send);
            } catch (RejectedExecutionException | IllegalStateException e) {
                sending.set(Sending.IDLE);
                LOG.log(Level.FINE, "The execution plane could not be woken; it looks by itself", e);
            }
        }
    }

    private void send() {
        try (JMSContext session = connections.createContext()) {
            session.createProducer().setTimeToLive(60_000).send(work, session.createMessage());
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "The broker is away; the execution plane looks by itself", e);
        }
        try {
            var unused = scheduler.schedule(this::afterPause, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException | IllegalStateException e) {
            sending.set(Sending.IDLE);
            LOG.log(Level.FINE, "The server stops", e);
        }
    }

    private void afterPause() {
        if (sending.compareAndSet(Sending.PAUSING, Sending.IDLE)) {
            return;
        }
        sending.set(Sending.PAUSING);
        send();
    }
}
