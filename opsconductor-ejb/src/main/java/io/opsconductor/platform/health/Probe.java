package io.opsconductor.platform.health;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Asks something that may hang, such as a broker, at most every few seconds and never twice at once, and answers within a
 * time limit whatever it does. Thread-safe.
 */
final class Probe {
    private static final Logger LOG = Logger.getLogger(Probe.class.getName());
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final Duration GOOD_FOR = Duration.ofSeconds(5);

    private final ExecutorService executor;
    private final Callable<String> question;
    private Future<String> asked;
    private long askedAt;

    /**
     * What was found.
     *
     * @param up whether it answered well
     * @param detail what it said, or what is wrong
     */
    record Finding(boolean up, String detail) {}

    /** A probe that asks the question, which answers with a detail or throws. */
    Probe(ExecutorService executor, Callable<String> question) {
        this.executor = executor;
        this.question = question;
    }

    /** What was found within the last seconds. */
    synchronized Finding finding() {
        try {
            long age = System.nanoTime() - askedAt;
            if (asked == null || (asked.isDone() && age > GOOD_FOR.toNanos())) {
                asked = executor.submit(question);
                askedAt = System.nanoTime();
                age = 0;
            }
            long left = Math.max(0, LIMIT.toNanos() - age);
            return new Finding(true, asked.get(left, TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return new Finding(false, "no response within " + LIMIT.toSeconds() + " s");
        } catch (ExecutionException e) {
            LOG.log(Level.FINE, "A health check failed", e.getCause());
            // The cause may name addresses and users, which a page that anyone may read does not.
            return new Finding(false, "not available; see the server log");
        } catch (RejectedExecutionException | IllegalStateException e) {
            return new Finding(false, "the server is too busy to check");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Finding(false, "the server is shutting down");
        }
    }
}
