package io.opsconductor.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.annotation.Gauge;

/** How many tasks this node may still take, over all its lanes. */
@ApplicationScoped
public class NodeCapacity {
    @Inject
    private EngineSettings settings;

    private final AtomicInteger used = new AtomicInteger();
    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();

    /** Takes a place, or says no and calls back once when there is one again. */
    boolean take(Runnable whenFree) {
        if (tryTake()) {
            return true;
        }
        waiting.add(whenFree);
        return tryTake(); // one may have become free before the call-back was known
    }

    private boolean tryTake() {
        int limit = settings.tasks();
        return used.getAndUpdate(n -> n < limit ? n + 1 : n) < limit;
    }

    /** Gives a place back. */
    void giveBack() {
        used.decrementAndGet();
        List.copyOf(waiting).forEach(lane -> {
            if (waiting.remove(lane)) {
                lane.run();
            }
        });
    }

    /** Tasks that run on this node now, or connect for it. */
    @Gauge(name = "opsconductor_node_tasks", unit = MetricUnits.NONE, absolute = true)
    public int inUse() {
        return used.get();
    }

    /** Tasks that this node takes at once. */
    @Gauge(name = "opsconductor_node_tasks_limit", unit = MetricUnits.NONE, absolute = true)
    public int limit() {
        return settings.tasks();
    }

    /** Places left. */
    int free() {
        return Math.max(0, settings.tasks() - used.get());
    }
}
