package io.opsconductor.batch;

import io.opsconductor.assets.ConnectionFailed;
import io.opsconductor.assets.RemoteProcess;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What a task that was cut off left on its target. */
final class Orphan {
    private static final Logger LOG = Logger.getLogger(Orphan.class.getName());
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final String CUT_OFF = "The server stopped while it was running, so its result is unknown.";

    private Orphan() {}

    /** Looks whether it still runs, and leaves it alone: it may be halfway through something. */
    static TaskResult look(AttemptOrder order) throws InterruptedException {
        RemoteProcess process = order.orphan();
        if (process == null) {
            return cutOff("Its process group on " + order.targetName()
                    + " was not known yet; check there before you run it again.");
        }
        try {
            return cutOff(
                    order.hosts().alive(process)
                            ? "It is still running on " + order.targetName() + " as process group " + process.group()
                                    + "."
                            : "It is no longer running on " + order.targetName() + ".");
        } catch (ConnectionFailed e) {
            return notFoundOut(e.getMessage());
        }
    }

    /** Ends it, since the execution is cancelled. */
    static TaskResult end(AttemptOrder order) throws InterruptedException {
        RemoteProcess process = order.orphan();
        if (process == null) {
            return TaskResult.cancelled(new TaskResult.Ending(
                    false, CUT_OFF + " Its process group on " + order.targetName() + " was not known yet."));
        }
        if (order.hosts().end(process, GRACE)) {
            return TaskResult.cancelled("It was cancelled and is no longer running on " + order.targetName() + ".");
        }
        return notEnded(order);
    }

    /** For one that could not be ended. */
    static TaskResult notEnded(AttemptOrder order) {
        String which = order.orphan() == null
                ? "its process (of an unknown group)"
                : "process group " + order.orphan().group();
        return TaskResult.cancelled(new TaskResult.Ending(
                false,
                "It was cancelled, but it could not be confirmed that " + which + " on " + order.targetName()
                        + " has stopped."));
    }

    /** Ends it before the step is run again. */
    static void endBefore(AttemptOrder order) throws InterruptedException {
        if (!order.hosts().end(order.orphan(), GRACE)) {
            LOG.log(
                    Level.WARNING,
                    "Process group {0} on {1} could not be stopped; its step runs again beside it, because it is idempotent",
                    new Object[] {order.orphan().group(), order.targetName()});
        }
    }

    /** For one that could not even be looked for in time. */
    static TaskResult notLooked(RunTask task) {
        String target = task.target() == null ? "The server" : task.target().name();
        return cutOff(target + " did not respond in time, so it is not known whether it is still running.");
    }

    /** For one that was looked for in vain. */
    static TaskResult notFoundOut(String reason) {
        return cutOff("Whether it is still running could not be determined: " + reason);
    }

    private static TaskResult cutOff(String found) {
        return TaskResult.interrupted("interrupted", CUT_OFF + " " + found);
    }
}
