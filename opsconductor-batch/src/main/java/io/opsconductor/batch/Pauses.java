package io.opsconductor.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Tasks that wait for their next attempt. */
final class Pauses {
    private record Pause(RunTask task, long until) {}

    private final List<Pause> pauses = new ArrayList<>();

    void add(RunTask task, Duration length) {
        pauses.add(new Pause(task, System.nanoTime() + length.toNanos()));
    }

    /** Takes out those whose pause is over, in their order. */
    List<RunTask> over() {
        long now = System.nanoTime();
        List<RunTask> over = new ArrayList<>();
        pauses.removeIf(pause -> pause.until() - now <= 0 && over.add(pause.task()));
        return over;
    }

    void clear() {
        pauses.clear();
    }
}
