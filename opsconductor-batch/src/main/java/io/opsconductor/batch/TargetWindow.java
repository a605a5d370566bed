package io.opsconductor.batch;

import io.opsconductor.automation.Walk;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Which ready tasks may go now: at most so many targets are under way at once, in their order, and a target that began
 * goes on before another begins. A target that waits for others (at a barrier) gives its place up meanwhile, or those
 * others might never come.
 */
final class TargetWindow {
    private final int limit;
    private final Deque<RunTask> onceOnly = new ArrayDeque<>();
    private final Deque<RunTask> underWayReady = new ArrayDeque<>();
    private final Map<Integer, Deque<RunTask>> waiting = new HashMap<>();
    private final TreeSet<Integer> waitingTargets = new TreeSet<>();
    private final Map<Integer, Integer> underWay = new HashMap<>();
    private final BitSet begun = new BitSet();

    TargetWindow(int limit) {
        this.limit = limit;
    }

    /** A task that may run as soon as there is room. */
    void add(RunTask task) {
        int target = task.place().target();
        if (target == Walk.Place.ONCE) {
            onceOnly.add(task);
        } else if (underWay.containsKey(target)) {
            underWay.merge(target, 1, Integer::sum);
            underWayReady.add(task);
        } else {
            waiting.computeIfAbsent(target, t -> new ArrayDeque<>()).add(task);
            waitingTargets.add(target);
        }
    }

    /** The next task to run, or null if there is none or no room. It stays under way until {@link #left}. */
    RunTask next() {
        if (!onceOnly.isEmpty()) {
            return onceOnly.poll();
        }
        if (underWayReady.isEmpty() && underWay.size() < limit && !waitingTargets.isEmpty()) {
            int target = waitingTargets.pollFirst();
            Deque<RunTask> tasks = waiting.remove(target);
            underWay.put(target, tasks.size());
            underWayReady.addAll(tasks);
            begun.set(target);
        }
        return underWayReady.poll();
    }

    /** Whether {@link #next} would answer a task. */
    boolean hasNext() {
        return !onceOnly.isEmpty()
                || !underWayReady.isEmpty()
                || (underWay.size() < limit && !waitingTargets.isEmpty());
    }

    /** A task that was taken has ended and what follows it on its target was added. */
    void left(RunTask task) {
        int target = task.place().target();
        if (target != Walk.Place.ONCE) {
            underWay.computeIfPresent(target, (t, tasks) -> tasks > 1 ? tasks - 1 : null);
        }
    }

    /** Puts back a task that was taken but could not be submitted. */
    void putBack(RunTask task) {
        if (task.place().target() == Walk.Place.ONCE) {
            onceOnly.addFirst(task);
        } else {
            underWayReady.addFirst(task);
        }
    }

    /** A target that began under an earlier lease. */
    void began(int target) {
        begun.set(target);
    }

    /** Whether anything of the target ever ran. */
    boolean hasBegun(int target) {
        return begun.get(target);
    }

    /** Forgets tasks that will not run. */
    void remove(Collection<RunTask> tasks) {
        onceOnly.removeAll(tasks);
        for (RunTask task : tasks) {
            if (underWayReady.remove(task)) {
                left(task);
            }
            int target = task.place().target();
            Deque<RunTask> queue = waiting.get(target);
            if (queue != null && queue.remove(task) && queue.isEmpty()) {
                waiting.remove(target);
                waitingTargets.remove(target);
            }
        }
    }
}
