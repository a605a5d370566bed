package io.opsconductor.batch;

import io.opsconductor.automation.ExecutionEnd;
import io.opsconductor.automation.Walk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How a run comes to its end: by itself, or earlier and within a bounded time, for which its tasks may end on their
 * targets. Also keeps what may still run there then.
 */
final class Ending {
    private static final Duration END_WITHIN = Duration.ofSeconds(60);
    private static final Duration FORCE_AFTER = Duration.ofSeconds(7);

    private final Ticker ticker;
    private final List<String> unconfirmed = new ArrayList<>();
    private EarlyEnd why = EarlyEnd.NONE;
    private boolean forced;
    private long until;

    Ending(Ticker ticker) {
        this.ticker = ticker;
    }

    /** It is to end, for this reason. */
    void begin(EarlyEnd reason) {
        why = reason;
        until = ticker.nanos() + END_WITHIN.toNanos();
    }

    /** It is to end within seconds, whatever the hosts say. */
    void force() {
        if (!forced) {
            forced = true;
            until = ticker.nanos() + FORCE_AFTER.toNanos();
        }
    }

    /** {@link EarlyEnd#NONE} while it goes on. */
    EarlyEnd why() {
        return why;
    }

    boolean hasBegun() {
        return why != EarlyEnd.NONE;
    }

    /** Whether its tasks had the time that they get; what has not ended by now is given up. */
    boolean isOver() {
        return hasBegun() && until - ticker.nanos() <= 0;
    }

    /** Notes a task's result, which may say that something still runs on its target. */
    void note(TaskResult result) {
        if (result.isUnconfirmed()) {
            unconfirmed.add(result.failure().message());
        }
    }

    /** What the whole comes to. */
    ExecutionEnd outcome(RunBook book, Walk walk) {
        return ExecutionOutcome.of(why.outcome(walk), book, walk, unconfirmed);
    }
}
