package io.opsconductor.assets.ssh;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Acts when a transfer stands still for too long, which the SFTP client alone would bear for ever. */
final class Stall implements AutoCloseable {
    private final Duration limit;
    private final Runnable action;
    private final ScheduledFuture<?> check;
    private volatile long lastMove = System.nanoTime();
    private volatile boolean happened;

    Stall(ScheduledExecutorService watchdog, Duration limit, Runnable action) {
        this.limit = limit;
        this.action = action;
        long period = Math.max(50, limit.toMillis() / 4);
        this.check = watchdog.scheduleWithFixedDelay(this::look, period, period, TimeUnit.MILLISECONDS);
    }

    private void look() {
        if (System.nanoTime() - lastMove > limit.toNanos()) {
            happened = true;
            check.cancel(false);
            action.run();
        }
    }

    /** Tells that something moved. */
    void moved() {
        lastMove = System.nanoTime();
    }

    /** Whether it acted. */
    boolean happened() {
        return happened;
    }

    Duration limit() {
        return limit;
    }

    @Override
    public void close() {
        check.cancel(false);
    }
}
