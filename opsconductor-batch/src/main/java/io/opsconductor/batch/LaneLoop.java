package io.opsconductor.batch;

import io.opsconductor.assets.RemoteProcess;
import io.opsconductor.automation.ClaimedExecution;
import io.opsconductor.automation.Lease;
import io.opsconductor.batch.output.OutputBudget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The event loop of a lane, and the only writer of the executions that it claimed. Each turn takes what happened, hands
 * out tasks, and writes everything due in one commit; what waits for that commit goes on after it. The busier it is, the
 * more one commit carries.
 */
final class LaneLoop {
    private static final Logger LOG = Logger.getLogger(LaneLoop.class.getName());

    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration TICK = Duration.ofMillis(200);
    private static final Duration OUTPUT_EVERY = Duration.ofMillis(50);

    /** Far more often than a lease needs: the answer also says what is to be cancelled, should its wake-up be lost. */
    private static final Duration RENEW_EVERY = Duration.ofSeconds(2);

    /** Wake-ups ask for cancels as well, but not more often than this. */
    private static final Duration RENEW_AT_MOST_EVERY = Duration.ofMillis(150);

    private static final Duration RETRY_DATABASE = Duration.ofMillis(500);
    private static final Duration RETRY_EXECUTOR = Duration.ofMillis(100);
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final int MOST_CLAIMED = 64;
    private static final int MOST_RUNS = 256;

    /** With more executions than this, another lane is worth its start. */
    private static final int BUSY = 8;

    private final int number;
    private final LaneServices services;
    private final OutputBudget budget;
    private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    private final Map<TaskAttempt, Run> withOutput = new ConcurrentHashMap<>();
    private final Map<UUID, Run> runs = new LinkedHashMap<>();
    private final LaneCommit commit;

    /** One object, so that asking again while the node is full does not gather call-backs. */
    private final Runnable roomAgain = this::lookAgain;

    private volatile boolean stopping;
    private volatile boolean busy;
    private boolean workExpected = true;
    private long claimedAt;
    private long renewedAt = System.nanoTime();
    private long outputTakenAt;
    private long activeAt = System.nanoTime();
    private long submitAfter = System.nanoTime();
    private boolean askedToLook;

    LaneLoop(int number, LaneServices services) {
        this.number = number;
        this.services = services;
        this.budget = new OutputBudget(services.settings().outputBuffer());
        this.commit = new LaneCommit(services.ledger(), services.live(), budget);
    }

    // ---- told by other threads

    /** There may be work, or a wish to cancel. */
    void wake() {
        inbox.add(() -> {
            workExpected = true;
            askedToLook = true;
        });
    }

    /** Gives everything back and ends. */
    void stop() {
        stopping = true;
        inbox.add(() -> {});
    }

    /** Whether another lane should help. */
    boolean busy() {
        return busy;
    }

    private void post(Run run, Runnable event) {
        inbox.add(() -> guarded(run, event));
    }

    // ---- the loop

    void run() {
        LOG.log(Level.INFO, "Lane {0} runs", number);
        while (!stopping && !isIdleTooLong()) {
            try {
                turn();
            } catch (InterruptedException e) {
                stopping = true;
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "Lane " + number + " could not reach the database; it keeps trying", e);
                pause(RETRY_DATABASE);
            }
        }
        leave();
        LOG.log(Level.INFO, "Lane {0} has ended", number);
    }

    private boolean isIdleTooLong() {
        return number > 0 && runs.isEmpty() && System.nanoTime() - activeAt > IDLE.toNanos();
    }

    private void turn() throws InterruptedException {
        takeEvents();
        renew();
        List.copyOf(runs.values()).forEach(run -> guarded(run, run::tick));
        takeOutput();
        submit();
        commit();
        claim();
        busy = runs.size() >= BUSY;
        if (!runs.isEmpty()) {
            activeAt = System.nanoTime();
        }
    }

    private void takeEvents() throws InterruptedException {
        Runnable event = inbox.poll(patience().toNanos(), TimeUnit.NANOSECONDS);
        while (event != null) {
            event.run();
            event = inbox.poll();
        }
    }

    private Duration patience() {
        if ((workExpected && canClaim())
                || runs.values().stream().anyMatch(run -> run.book().isDirty())) {
            return Duration.ZERO;
        }
        if (runs.isEmpty()) {
            return LOOK;
        }
        return withOutput.isEmpty() ? TICK : OUTPUT_EVERY.dividedBy(2);
    }

    private void guarded(Run run, Runnable event) {
        try {
            event.run();
        } catch (RuntimeException e) {
            run.fail(Incidents.report(run.execution(), "", e));
        }
    }

    // ---- leases

    private void renew() {
        Duration since = Duration.ofNanos(System.nanoTime() - renewedAt);
        boolean due = since.compareTo(RENEW_EVERY) >= 0 || (askedToLook && since.compareTo(RENEW_AT_MOST_EVERY) >= 0);
        if (!due || runs.isEmpty()) {
            return;
        }
        Map<UUID, Long> fences = fences();
        heed(fences, services.ledger().renew(fences, EngineSettings.LEASE));
        renewedAt = System.nanoTime();
        askedToLook = false;
    }

    private Map<UUID, Long> fences() {
        Map<UUID, Long> fences = new HashMap<>();
        runs.forEach((id, run) -> fences.put(id, run.execution().fence()));
        return fences;
    }

    /** Lets go of what was lost, and hears what was asked of the rest. */
    private void heed(Map<UUID, Long> asked, List<Lease> held) {
        Map<UUID, Lease> byId = new HashMap<>();
        held.forEach(lease -> byId.put(lease.executionId(), lease));
        for (UUID id : asked.keySet()) {
            Run run = runs.get(id);
            Lease lease = byId.get(id);
            if (run != null && lease == null) {
                LOG.log(Level.WARNING, "The lease of execution {0} was lost; its new holder continues", id);
                lose(run);
            } else if (run != null && lease.cancelRequested()) {
                guarded(run, () -> run.cancel(lease.cancelForced()));
            }
        }
    }

    private void lose(Run run) {
        runs.remove(run.id());
        run.drop();
        commit.forget(run);
    }

    private void claim() {
        boolean due = workExpected || System.nanoTime() - claimedAt > LOOK.toNanos();
        if (!due || !canClaim()) {
            return;
        }
        claimedAt = System.nanoTime();
        workExpected = false;
        int room = Math.min(MOST_CLAIMED, services.capacity().free());
        List<ClaimedExecution> claimed = services.ledger().claim(services.node(), room, EngineSettings.LEASE);
        for (ClaimedExecution execution : claimed) {
            Run run = services.runs().run(execution);
            runs.put(run.id(), run);
            guarded(run, run::begin);
        }
        workExpected = !claimed.isEmpty();
    }

    private boolean canClaim() {
        return services.capacity().free() > 0
                && runs.size() < MOST_RUNS
                && !commit.isBehind()
                && runs.values().stream().noneMatch(Run::hasNext);
    }

    // ---- tasks

    private void submit() {
        boolean any = System.nanoTime() - submitAfter >= 0;
        while (any) {
            any = false;
            for (Run run : runs.values()) {
                if (run.hasNext()) {
                    if (!services.capacity().take(roomAgain) || !submitOne(run)) {
                        return;
                    }
                    any = true;
                }
            }
        }
    }

    private void lookAgain() {
        inbox.add(() -> {});
    }

    private boolean submitOne(Run run) {
        RunTask task = run.next();
        if (task == null) {
            services.capacity().giveBack();
            return true;
        }
        Voice voice = new Voice(run);
        TaskAttempt attempt = services.attempts().attempt(run, task, budget, voice);
        try {
            services.tasks().execute(attempt);
            run.submitted(task, attempt);
            return true;
        } catch (RejectedExecutionException e) {
            LOG.log(Level.FINE, "The executor for tasks is full", e);
            run.putBack(task);
            services.capacity().giveBack();
            submitAfter = System.nanoTime() + RETRY_EXECUTOR.toNanos();
            return false;
        }
    }

    private void takeOutput() {
        boolean due = System.nanoTime() - outputTakenAt >= OUTPUT_EVERY.toNanos();
        if (withOutput.isEmpty() || commit.isBehind() || !due) {
            return;
        }
        outputTakenAt = System.nanoTime();
        for (TaskAttempt attempt : List.copyOf(withOutput.keySet())) {
            Run run = withOutput.remove(attempt);
            guarded(run, () -> run.output(attempt));
        }
    }

    // ---- writing

    private void commit() {
        Map<UUID, Long> asked = new HashMap<>();
        List<Run> ended = new ArrayList<>();
        List<Lease> held = commit.write(runs.values(), asked, ended);
        ended.forEach(run -> runs.remove(run.id()));
        heed(asked, held);
        workExpected |= !ended.isEmpty();
    }

    // ---- the end

    private void leave() {
        try {
            runs.values().forEach(Run::prepareToLeave);
            commit();
            services.ledger().release(fences());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Lane " + number + " could not give its leases back; they expire by themselves", e);
        } finally {
            List.copyOf(runs.values()).forEach(this::lose);
        }
    }

    private void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            stopping = true;
        }
    }

    /** Hands on to the lane's thread what an attempt tells in its own. */
    private final class Voice implements AttemptListener {
        private final Run run;

        Voice(Run run) {
            this.run = run;
        }

        @Override
        public void wantsToStart(TaskAttempt attempt) {
            post(run, () -> run.wantsToStart(attempt));
        }

        @Override
        public void process(TaskAttempt attempt, RemoteProcess process) {
            post(run, () -> run.process(attempt, process));
        }

        @Override
        public void wrote(TaskAttempt attempt) {
            if (withOutput.put(attempt, run) == null) {
                inbox.add(() -> {});
            }
        }

        @Override
        public void ended(TaskAttempt attempt, TaskResult result) {
            post(run, () -> run.ended(attempt, result));
        }
    }
}
