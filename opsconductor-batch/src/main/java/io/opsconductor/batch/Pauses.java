package io.opsconductor.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Tasks that wait for their next attempt. */
final class Pauses {
    private record Pause(RunTask task, long until) {}

    private final Ticker ticker;
    private final List<Pause> pauses = new ArrayList<>();

    Pauses(Ticker ticker) {
        this.ticker = ticker;
    }

    void add(RunTask task, Duration length) {
        pauses.add(new Pause(task, ticker.nanos() + length.toNanos()));
    }

    /** Takes out those whose pause is over, in their order. */
    List<RunTask> over() {
        long now = ticker.nanos();
        List<RunTask> over = new ArrayList<>();
        pauses.removeIf(pause -> pause.until() - now <= 0 && over.add(pause.task()));
        return over;
    }

    void clear() {
        pauses.clear();
    }
}
