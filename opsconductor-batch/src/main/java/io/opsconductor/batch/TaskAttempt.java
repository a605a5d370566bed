package io.opsconductor.batch;

import io.opsconductor.assets.CommandLine;
import io.opsconductor.assets.ConnectionFailed;
import io.opsconductor.assets.RemoteCommand;
import io.opsconductor.assets.RemoteHost;
import io.opsconductor.assets.RemoteProcess;
import io.opsconductor.automation.Failure;
import io.opsconductor.automation.StepRefused;
import io.opsconductor.batch.output.OutputBuffer;
import io.opsconductor.platform.LogCorrelation;
import java.io.IOException;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One try at a task, in a thread of its own: connects, waits until its lane committed it as started, then acts. It tells
 * its {@link AttemptListener} what happens and decides nothing about the execution.
 */
final class TaskAttempt implements Runnable, StepRun {
    private static final Logger LOG = Logger.getLogger(TaskAttempt.class.getName());

    private enum Wish {
        GO_ON,
        CANCEL,
        DROP
    }

    private final AttemptOrder order;
    private final OutputBuffer output;
    private final AttemptListener listener;
    private final NodeCapacity capacity;
    private final Ticker ticker;
    private final long made;
    private Thread thread;
    private Wish wish = Wish.GO_ON;
    private String cancelReason;
    private boolean granted;
    private volatile boolean sent;
    private volatile long deadline;

    TaskAttempt(
            AttemptOrder order, OutputBuffer output, AttemptListener listener, NodeCapacity capacity, Ticker ticker) {
        this.order = order;
        this.output = output;
        this.listener = listener;
        this.capacity = capacity;
        this.ticker = ticker;
        this.made = ticker.nanos();
        this.deadline = made + order.timeout().toNanos();
    }

    AttemptOrder order() {
        return order;
    }

    OutputBuffer output() {
        return output;
    }

    // ---- told by the lane

    /** Its start is committed. */
    synchronized void grant() {
        granted = true;
        notifyAll();
    }

    /**
     * It shall end what it does on the target.
     *
     * @param why the beginning of a sentence, "It was cancelled"
     */
    synchronized void cancel(String why) {
        if (wish == Wish.GO_ON) {
            wish = Wish.CANCEL;
            cancelReason = why;
            interrupt();
        }
    }

    /** Nobody wants to hear of it any more: it lets go without ending anything on the target. */
    synchronized void drop() {
        wish = Wish.DROP;
        output.close();
        interrupt();
        notifyAll();
    }

    private void interrupt() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    // ---- in its own thread

    @Override
    public void run() {
        TaskResult result = null;
        boolean postponed = false;
        LogCorrelation correlation = LogCorrelation.of(order.execution().correlationId());
        try {
            enter();
            result = attempt();
        } catch (AttemptDropped e) {
            LOG.log(Level.FINE, "An attempt of {0} was dropped", order.node().id());
        } catch (InterruptedException e) {
            result = interrupted();
        } catch (RuntimeException | Error e) {
            postponed = mayBeTriedAgain(e);
            result = postponed ? null : unexpected(e);
        } finally {
            leave();
            correlation.close();
            capacity.giveBack();
        }
        if (postponed) {
            listener.postponed(this);
        } else if (result != null) {
            listener.ended(this, result);
        }
    }

    private synchronized void enter() {
        thread = Thread.currentThread();
        checkWanted();
    }

    private synchronized void leave() {
        thread = null;
        Thread.interrupted(); // the pool's next task is not meant
    }

    private synchronized void checkWanted() {
        if (wish == Wish.DROP) {
            throw new AttemptDropped();
        }
    }

    /** Why it is to end, or null if it is to go on. */
    private synchronized String cancelReason() {
        checkWanted();
        return cancelReason;
    }

    private TaskResult attempt() throws InterruptedException {
        try {
            return switch (order.purpose()) {
                case RUN -> act();
                case LOOK -> Orphan.look(order);
                case END -> Orphan.end(order);
            };
        } catch (ConnectionFailed e) {
            checkWanted();
            boolean begun = sent && e.mayHaveBegun();
            if (!begun && (remaining().isNegative() || remaining().isZero())) {
                return TaskResult.timedOut(new TaskResult.Ending(
                        true,
                        "No connection within the step's " + order.timeout().toSeconds() + " s. " + e.getMessage()));
            }
            return begun
                    ? TaskResult.interrupted(
                            "connection_lost",
                            e.getMessage() + " The command had been sent, and its result is unknown.")
                    : TaskResult.failed(e.code(), e.getMessage());
        } catch (IOException e) {
            checkWanted();
            return TaskResult.failed("refused_by_host", e.getMessage());
        } catch (StepRefused e) {
            return TaskResult.failed(e.code(), e.getMessage());
        }
    }

    private TaskResult act() throws ConnectionFailed, IOException, InterruptedException {
        if (order.orphan() != null) {
            Orphan.endBefore(order);
        }
        return order.executor().run(this);
    }

    private TaskResult interrupted() {
        String why;
        synchronized (this) {
            if (wish == Wish.DROP) {
                return null;
            }
            why = cancelReason;
        }
        if (why != null) {
            return TaskResult.cancelled(why + (sent ? "." : " before its command was sent."));
        }
        return TaskResult.interrupted("interrupted", "The server stopped the thread that ran it.");
    }

    private boolean mayBeTriedAgain(Throwable e) {
        boolean passes = order.purpose() == AttemptOrder.Purpose.RUN && !sent && DatabaseTrouble.passes(e);
        if (passes) {
            LOG.log(Level.FINE, "An attempt of " + order.node().id() + " waits for the database", e);
        }
        return passes;
    }

    private TaskResult unexpected(Throwable e) {
        Failure failure = Incidents.report(
                order.execution(), ", in a task of step " + order.node().id(), e);
        return switch (order.purpose()) {
            case RUN ->
                sent
                        ? TaskResult.interrupted(failure.code(), failure.message())
                        : TaskResult.failed(failure.code(), failure.message());
            case LOOK -> Orphan.notFoundOut(failure.message());
            case END -> Orphan.notEnded(order);
        };
    }

    // ---- for the executor

    @Override
    public <S extends Record> S settings(Class<S> type) {
        return type.cast(order.settings().apply(type));
    }

    @Override
    public RemoteHost connect() throws ConnectionFailed, InterruptedException {
        Duration timeout = order.timeout().compareTo(EngineSettings.CONNECT_TIMEOUT) < 0
                ? order.timeout()
                : EngineSettings.CONNECT_TIMEOUT;
        return order.hosts().open(timeout);
    }

    @Override
    public void begin() throws InterruptedException {
        listener.wantsToStart(this);
        synchronized (this) {
            while (!granted && wish == Wish.GO_ON) {
                wait();
            }
            checkWanted();
            if (!granted) {
                throw new InterruptedException();
            }
        }
        deadline = ticker.nanos() + order.timeout().toNanos();
        sent = true;
    }

    @Override
    public TaskResult command(CommandLine line) throws ConnectionFailed, InterruptedException {
        try (RemoteHost host = connect()) {
            begin();
            RemoteCommand command = host.start(line, output);
            try {
                return new CommandWatch(command, this::noteProcess, this::cancelReason, this::remaining, order).toEnd();
            } catch (AttemptDropped | InterruptedException e) {
                command.abandon();
                throw e;
            }
        }
    }

    private void noteProcess(RemoteProcess process) {
        listener.process(this, process);
    }

    private Duration remaining() {
        return Duration.ofNanos(deadline - ticker.nanos());
    }

    /** Whether it was made so long ago. */
    boolean isOlderThan(Duration age) {
        return ticker.nanos() - made > age.toNanos();
    }

    /** Whether its time was up so long ago that it cannot be expected to end by itself. */
    boolean isOverdue(Duration grace) {
        return sent && remaining().plus(grace).isNegative();
    }
}
