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
    /** To look for a process or to end it takes seconds, so a few are enough. */
    static final int FOR_ORPHANS = 16;

    private final EngineSettings settings;
    private final AtomicInteger used = new AtomicInteger();
    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();

    @Inject
    NodeCapacity(EngineSettings settings) {
        this.settings = settings;
    }

    /** For the container's proxy. */
    protected NodeCapacity() {
        this(null);
    }

    /** Takes a place, or says no and calls back once when there is one again. */
    boolean take(Runnable whenFree) {
        return take(settings.tasks(), whenFree);
    }

    /** The same for a task that was cut off: {@value #FOR_ORPHANS} places are kept for those alone. */
    boolean takeForOrphan(Runnable whenFree) {
        return take(settings.tasks() + FOR_ORPHANS, whenFree);
    }

    private boolean take(int limit, Runnable whenFree) {
        if (tryTake(limit)) {
            return true;
        }
        waiting.add(whenFree);
        return tryTake(limit); // one may have become free before the call-back was known
    }

    private boolean tryTake(int limit) {
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
