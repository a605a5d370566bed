package io.opsconductor.batch;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;

/** The lanes that run in this process right now, entered and left by their own threads. */
@ApplicationScoped
public class LaneRegister {
    private final ConcurrentMap<Integer, LaneLoop> running = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** False if there is such a lane already, or the node stops. */
    boolean enter(int lane, LaneLoop loop) {
        if (closed) {
            return false;
        }
        return running.putIfAbsent(lane, loop) == null;
    }

    void leave(int lane, LaneLoop loop) {
        running.remove(lane, loop);
        synchronized (this) {
            notifyAll();
        }
    }

    boolean runs(int lane) {
        return running.containsKey(lane);
    }

    Collection<LaneLoop> lanes() {
        return List.copyOf(running.values());
    }

    /** The executions that the lanes of this process hold. */
    Set<UUID> held() {
        return running.values().stream().flatMap(lane -> lane.held().stream()).collect(Collectors.toSet());
    }

    /** Stops all lanes and waits for them, so long at most. */
    synchronized void close(Duration atMost) throws InterruptedException {
        closed = true;
        running.values().forEach(LaneLoop::stop);
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!running.isEmpty()) {
            long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }
}
