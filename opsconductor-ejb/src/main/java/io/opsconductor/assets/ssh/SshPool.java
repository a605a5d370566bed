package io.opsconductor.assets.ssh;

import io.opsconductor.assets.ConnectionFailed;
import io.opsconductor.assets.RemoteHost;
import io.opsconductor.assets.Stage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Keeps sessions open between commands. A session is borrowed by one at a time and found again under its key, which
 * holds everything that made it: another key version or another user never gets it. No lock is held while the network is
 * waited for.
 */
public final class SshPool implements AutoCloseable {
    private static final int LEAST_RESERVE = 2;
    private static final int RESERVE_SHARE = 8;

    private final Limits limits;
    private final ConcurrentHashMap<Object, Deque<Idle>> idle = new ConcurrentHashMap<>();
    private final AtomicInteger idleCount = new AtomicInteger();
    private final Semaphore places;

    /** Beyond the limit, for sessions that end what the others run: when all places are taken, only that frees any. */
    private final Semaphore reserve;

    private final LongAdder opened = new LongAdder();
    private final LongAdder reused = new LongAdder();
    private final ScheduledFuture<?> reaper;
    private volatile boolean closed;

    /**
     * How much is kept.
     *
     * @param sessions the most sessions at a time, borrowed and idle together, without the reserve for ending processes
     * @param idle the most idle ones
     * @param idleTime after which an idle one is closed
     */
    public record Limits(int sessions, int idle, Duration idleTime) {}

    /** Makes a session when no idle one fits. */
    @FunctionalInterface
    public interface Opener {
        SshSession open() throws ConnectionFailed;
    }

    private record Idle(Object key, SshSession session, long since) {}

    /** A pool; the reaper closes what was idle for too long. */
    public SshPool(Limits limits, ScheduledExecutorService reaper) {
        this.limits = limits;
        this.places = new Semaphore(limits.sessions());
        this.reserve = new Semaphore(Math.max(LEAST_RESERVE, limits.sessions() / RESERVE_SHARE));
        long period = Math.max(100, limits.idleTime().toMillis() / 4);
        this.reaper = reaper.scheduleWithFixedDelay(this::closeOld, period, period, TimeUnit.MILLISECONDS);
    }

    /**
     * A session for the key: an idle one whose host showed a key that is pinned now, or a new one.
     *
     * @param pinned the host's keys in the form {@code ssh-ed25519 AAAA…}; empty if none is known yet
     * @param patience how long to wait for a place among all sessions
     */
    public RemoteHost borrow(Object key, List<String> pinned, Opener opener, Duration patience)
            throws ConnectionFailed {
        SshSession session = takeIdle(key, pinned);
        if (session != null) {
            reused.increment();
            return new PooledHost(this, key, session, opener, places, true, true);
        }
        takePlace(patience);
        return new PooledHost(this, key, openOrFreePlace(opener, places), opener, places, true, false);
    }

    /**
     * A session for ending a process: like {@link #borrow}, and from a reserve where all places are taken, since those may
     * be held by the very processes that are to end.
     */
    public RemoteHost borrowToEnd(Object key, List<String> pinned, Opener opener, Duration patience)
            throws ConnectionFailed {
        SshSession session = takeIdle(key, pinned);
        if (session != null) {
            reused.increment();
            return new PooledHost(this, key, session, opener, places, true, true);
        }
        Semaphore from = takePlaceOrReserve(patience);
        return new PooledHost(this, key, openOrFreePlace(opener, from), opener, from, from == places, false);
    }

    private Semaphore takePlaceOrReserve(Duration patience) throws ConnectionFailed {
        if (places.tryAcquire()) {
            return places;
        }
        if (reserve.tryAcquire()) {
            return reserve;
        }
        takePlace(patience);
        return places;
    }

    /** A new session, even if there is an idle one, that is closed when it is given back. */
    public RemoteHost fresh(Object key, Opener opener, Duration patience) throws ConnectionFailed {
        takePlace(patience);
        return new PooledHost(this, key, openOrFreePlace(opener, places), opener, places, false, false);
    }

    private SshSession openOrFreePlace(Opener opener, Semaphore from) throws ConnectionFailed {
        boolean done = false;
        try {
            SshSession session = open(opener);
            done = true;
            return session;
        } finally {
            if (!done) {
                from.release();
            }
        }
    }

    /** A new session in the place of a broken one. */
    SshSession open(Opener opener) throws ConnectionFailed {
        SshSession session = opener.open();
        opened.increment();
        return session;
    }

    private SshSession takeIdle(Object key, List<String> pinned) {
        SshSession[] found = new SshSession[1];
        Deque<SshSession> unfit = new ArrayDeque<>();
        idle.computeIfPresent(key, (k, sessions) -> {
            while (found[0] == null && !sessions.isEmpty()) {
                SshSession session = sessions.pollLast().session;
                idleCount.decrementAndGet();
                if (session.usable() && pinned.contains(session.hostKey())) {
                    found[0] = session;
                } else {
                    unfit.add(session);
                }
            }
            return sessions.isEmpty() ? null : sessions;
        });
        unfit.forEach(session -> discard(session, places));
        return found[0];
    }

    private void takePlace(Duration patience) throws ConnectionFailed {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (!places.tryAcquire()) {
                if (!closeOldest()) {
                    if (!places.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                        throw full(patience);
                    }
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw full(patience);
        }
    }

    private ConnectionFailed full(Duration patience) {
        return new ConnectionFailed(
                Stage.CONNECT,
                "connection_limit",
                "All " + limits.sessions() + " SSH connections of this node were in use for " + Spans.text(patience)
                        + ". Run fewer targets at a time, or raise the limit.");
    }

    /** Takes a session back that may serve the next. */
    void giveBack(Object key, SshSession session) {
        if (closed || places.hasQueuedThreads()) {
            discard(session, places);
            return;
        }
        idle.compute(key, (k, sessions) -> {
            Deque<Idle> deque = sessions == null ? new ArrayDeque<>() : sessions;
            deque.addLast(new Idle(key, session, System.nanoTime()));
            idleCount.incrementAndGet();
            return deque;
        });
        while (idleCount.get() > limits.idle() && closeOldest()) {
            // Until it fits.
        }
        if (closed) {
            closeIdle(i -> true);
        }
    }

    /** Takes a session back that serves nobody any more, and the place that it had. */
    void discard(SshSession session, Semaphore from) {
        try {
            session.close();
        } finally {
            from.release();
        }
    }

    private boolean closeOldest() {
        // A look at every key: rare, and there are at most a few hundred.
        Idle oldest = idle.values().stream()
                .flatMap(sessions -> {
                    Idle first = sessions.peekFirst();
                    return first == null ? Stream.empty() : Stream.of(first);
                })
                .min(Comparator.comparingLong(i -> i.since - System.nanoTime()))
                .orElse(null);
        return oldest != null && closeIdle(i -> i.equals(oldest)) > 0;
    }

    private void closeOld() {
        long now = System.nanoTime();
        closeIdle(i -> now - i.since > limits.idleTime().toNanos() || !i.session.usable());
    }

    /** Closes the idle sessions under these keys, e.g. when a credential was replaced. */
    public void closeIdleOf(Predicate<Object> keys) {
        closeIdle(i -> keys.test(i.key));
    }

    private int closeIdle(Predicate<Idle> which) {
        Deque<SshSession> found = new ArrayDeque<>();
        for (Object key : idle.keySet()) {
            idle.computeIfPresent(key, (k, sessions) -> {
                for (Iterator<Idle> i = sessions.iterator(); i.hasNext(); ) {
                    Idle next = i.next();
                    if (which.test(next)) {
                        i.remove();
                        idleCount.decrementAndGet();
                        found.add(next.session);
                    }
                }
                return sessions.isEmpty() ? null : sessions;
            });
        }
        found.forEach(session -> discard(session, places));
        return found.size();
    }

    /** How many sessions are open, borrowed or idle. */
    public int sessions() {
        return limits.sessions() - places.availablePermits();
    }

    /** How many sessions wait for their next use. */
    public int idleSessions() {
        return idleCount.get();
    }

    /** How many sessions were made so far. */
    public long opened() {
        return opened.sum();
    }

    /** How many times a session was used again. */
    public long reused() {
        return reused.sum();
    }

    /** Closes the idle sessions now and the borrowed ones when they come back. */
    @Override
    public void close() {
        closed = true;
        reaper.cancel(false);
        closeIdle(i -> true);
    }
}
