package io.opsconductor.batch;

import io.opsconductor.platform.Json;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Tells live views how far an execution is, as a text message {@code {"executionId": …, "seq": …}}; they read the rest
 * from the database. Losing a message costs nothing: the next one says more. A thread of its own sends, so that a slow
 * broker holds up no lane.
 */
@ApplicationScoped
public class LiveSignals {
    private static final Logger LOG = Logger.getLogger(LiveSignals.class.getName());

    /** The pause between two rounds bounds what one execution sends to 20 messages a second. */
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** How long the thread waits for something to send before it is given back. */
    private static final Duration LINGER = Duration.ofSeconds(2);

    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(2);

    @Resource(lookup = "jms/opsconductor/connections")
    private ConnectionFactory connections;

    @Resource(lookup = "jms/opsconductor/live")
    private Topic topic;

    @Resource(lookup = "concurrent/opsconductor/background")
    private ManagedExecutorService background;

    private Map<UUID, Long> pending = new HashMap<>();
    private boolean sending;
    private boolean closed;

    /** A message's content. */
    record Signal(UUID executionId, long seq) {}

    /** The executions have got that far; committed. */
    synchronized void changed(Map<UUID, Long> sequences) {
        pending.putAll(sequences);
        if (!sending && !closed && !pending.isEmpty()) {
            try {
                background.execute(this::send);
                sending = true;
            } catch (RejectedExecutionException e) {
                LOG.log(Level.FINE, "Live signals wait for a thread", e);
            }
        }
        notifyAll();
    }

    private void send() {
        boolean over = false;
        try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            JMSProducer producer = context.createProducer().setDeliveryMode(DeliveryMode.NON_PERSISTENT);
            for (Map<UUID, Long> round = take(); !round.isEmpty(); round = take()) {
                round.forEach((id, seq) -> producer.send(topic, Json.write(new Signal(id, seq))));
                Thread.sleep(PAUSE.toMillis());
            }
            over = true; // and another thread may send by now
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "Live views get no signals because the broker does not respond; they poll instead",
                    e);
            pauseAfterTrouble();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (!over) {
                done();
            }
        }
    }

    /** What is to be sent, waiting a while for it; empty when there was nothing for so long, and the sending is over. */
    private synchronized Map<UUID, Long> take() throws InterruptedException {
        long deadline = System.nanoTime() + LINGER.toNanos();
        long left = LINGER.toNanos();
        while (pending.isEmpty() && !closed && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = deadline - System.nanoTime();
        }
        Map<UUID, Long> taken = pending;
        pending = new HashMap<>();
        sending = !taken.isEmpty();
        return taken;
    }

    private synchronized void done() {
        sending = false;
    }

    private void pauseAfterTrouble() {
        try {
            Thread.sleep(AFTER_TROUBLE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @PreDestroy
    synchronized void close() {
        closed = true;
        pending = new HashMap<>();
        notifyAll();
    }
}
