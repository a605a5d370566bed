package io.opsconductor.batch;

import io.opsconductor.assets.ConnectionFailed;
import io.opsconductor.assets.RemoteCommand;
import io.opsconductor.assets.RemoteProcess;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Waits for the end of a command that was sent, or ends it when its time is up or somebody asks for that. */
final class CommandWatch {
    /** Commands that end sooner are not worth a row of their own for their process. */
    private static final Duration FIRST_LOOK = Duration.ofMillis(50);

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final RemoteCommand command;
    private final Consumer<RemoteProcess> onProcess;
    private final Supplier<String> toCancel;
    private final Supplier<Duration> remaining;
    private final AttemptOrder order;
    private boolean processKnown;

    CommandWatch(
            RemoteCommand command,
            Consumer<RemoteProcess> onProcess,
            Supplier<String> toCancel,
            Supplier<Duration> remaining,
            AttemptOrder order) {
        this.command = command;
        this.onProcess = onProcess;
        this.toCancel = toCancel;
        this.remaining = remaining;
        this.order = order;
    }

    /** How it ended. */
    TaskResult toEnd() throws ConnectionFailed, InterruptedException {
        Duration look = FIRST_LOOK;
        while (true) {
            Optional<Integer> exitCode = await(look);
            noteProcess();
            if (exitCode.isPresent()) {
                return TaskResult.exited(exitCode.get());
            }
            String why = toCancel.get();
            if (why != null) {
                return TaskResult.cancelled(endRemote(why));
            }
            if (remaining.get().isNegative() || remaining.get().isZero()) {
                return TaskResult.timedOut(
                        endRemote("It did not finish within " + order.timeout().toSeconds() + " s"));
            }
            look = processKnown ? LOOK : FIRST_LOOK;
        }
    }

    private Optional<Integer> await(Duration look) throws ConnectionFailed, InterruptedException {
        Duration left = remaining.get();
        try {
            return command.await(left.compareTo(look) < 0 ? (left.isNegative() ? Duration.ZERO : left) : look);
        } catch (InterruptedException e) {
            if (toCancel.get() != null) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private void noteProcess() {
        if (!processKnown) {
            command.process().ifPresent(process -> {
                processKnown = true;
                onProcess.accept(process);
            });
        }
    }

    private TaskResult.Ending endRemote(String reason) throws InterruptedException {
        Thread.interrupted(); // the cancelling has been seen; what follows shall not be cut short by it
        Optional<RemoteProcess> process = command.process();
        try {
            if (process.isEmpty()) {
                return new TaskResult.Ending(
                        false,
                        reason
                                + ", but the host never reported its process group, so it may still be running on "
                                + order.targetName() + ".");
            }
            return order.hosts().end(process.get(), GRACE)
                    ? new TaskResult.Ending(true, reason + " and was stopped on " + order.targetName() + ".")
                    : new TaskResult.Ending(
                            false,
                            reason + ", but it could not be confirmed that process group "
                                    + process.get().group() + " on " + order.targetName() + " has stopped.");
        } finally {
            command.abandon();
        }
    }
}
