package io.opsconductor.launcher;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/** What has been started, to be stopped in the opposite order, once, by whoever comes first. */
final class Running {
    /** Something that has been started. */
    interface Stoppable {
        void stop() throws Exception;
    }

    /** Starts something, quickly; waiting for it comes later. */
    interface Starter<T> {
        T start() throws Exception;
    }

    private record Entry(String name, Stoppable stoppable) {}

    private final Console console;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private boolean stopping;

    Running(Console console) {
        this.console = console;
    }

    /** Starts and remembers in one go, so that nothing slips through when the end comes meanwhile. */
    synchronized <T> T start(String name, Starter<T> starter, Function<T, Stoppable> stop) throws Exception {
        if (stopping) {
            throw new LaunchException("Stopped while starting.");
        }
        T started = starter.start();
        entries.push(new Entry(name, stop.apply(started)));
        return started;
    }

    synchronized boolean isStopping() {
        return stopping;
    }

    /** Stops the one that was started last. */
    synchronized void stopLast() throws Exception {
        entries.pop().stoppable().stop();
    }

    synchronized void stopAll() {
        stopping = true;
        while (!entries.isEmpty()) {
            Entry entry = entries.pop();
            try {
                console.step("Stopping " + entry.name(), () -> {
                    entry.stoppable().stop();
                    return null;
                });
            } catch (Exception e) {
                console.complain("  " + entry.name() + " did not shut down cleanly: " + e.getMessage());
            }
        }
    }
}
