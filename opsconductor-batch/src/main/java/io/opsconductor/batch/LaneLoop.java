package io.opsconductor.batch;

import io.opsconductor.assets.RemoteProcess;
import io.opsconductor.automation.ClaimOrder;
import io.opsconductor.automation.ClaimedExecution;
import io.opsconductor.automation.Lease;
import io.opsconductor.batch.output.OutputBudget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
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
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final int MOST_CLAIMED = 64;
    private static final int MOST_RUNS = 256;

    /** Tasks of what is claimed at a time, and of all that a lane has in memory; a single execution may have more. */
    private static final int MOST_TASKS_CLAIMED = 20_000;

    private static final int MOST_TASKS = 60_000;

    /** With more executions or tasks than this, another lane is worth its start. */
    private static final int BUSY = 8;

    private static final int BUSY_TASKS = 20_000;

    private final int number;
    private final LaneServices services;
    private final OutputBudget budget;
    private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    private final Map<TaskAttempt, Run> withOutput = new ConcurrentHashMap<>();
    private final Map<UUID, Run> runs = new LinkedHashMap<>();

    /** The keys of the runs, for other threads. */
    private final Set<UUID> held = ConcurrentHashMap.newKeySet();

    private final LaneCommit commit;
    private final Submission submission;

    private volatile boolean stopping;
    private volatile boolean busy;
    private volatile long turnedAt = System.nanoTime();
    private boolean workExpected = true;
    private long claimedAt;
    private long renewedAt = System.nanoTime();
    private long outputTakenAt;
    private long activeAt = System.nanoTime();
    private boolean askedToLook;

    LaneLoop(int number, LaneServices services) {
        this.number = number;
        this.services = services;
        this.budget = new OutputBudget(services.settings().outputBuffer());
        this.commit = new LaneCommit(services.ledger(), services.live(), budget);
        this.submission = new Submission(services, budget, Voice::new, this::lookAgain);
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

    /** The executions that it holds, as far as it knows. */
    Set<UUID> held() {
        return held;
    }

    /** Whether another lane should help. */
    boolean busy() {
        return busy;
    }

    /** How long ago it last did everything of a turn: seconds at most, unless it hangs or the database is away. */
    Duration sinceLastTurn() {
        return Duration.ofNanos(System.nanoTime() - turnedAt);
    }

    private void post(Run run, Runnable event) {
        inbox.add(() -> guarded(run, event));
    }

    // ---- the loop

    void run() {
        LOG.log(Level.INFO, "Lane {0} runs", number);
        try {
            while (!stopping && !isIdleTooLong()) {
                turnOrWait();
            }
        } finally {
            leave();
            LOG.log(Level.INFO, "Lane {0} has ended", number);
        }
    }

    private void turnOrWait() {
        try {
            turn();
            turnedAt = System.nanoTime();
        } catch (InterruptedException e) {
            stopping = true;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Lane " + number + " could not reach the database; it keeps trying", e);
            pause(RETRY_DATABASE);
        }
    }

    private boolean isIdleTooLong() {
        return number > 0 && runs.isEmpty() && System.nanoTime() - activeAt > IDLE.toNanos();
    }

    private void turn() throws InterruptedException {
        takeEvents();
        renew();
        List.copyOf(runs.values()).forEach(run -> guarded(run, run::tick));
        takeOutput();
        if (!commit.isBehind()) {
            submission.round(runs.values());
        }
        commit();
        claim();
        busy = runs.size() >= BUSY || tasks() >= BUSY_TASKS;
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
        if ((workExpected && room() > 0)
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

    private void letGo(Run run) {
        runs.remove(run.id());
        held.remove(run.id());
    }

    private void lose(Run run) {
        letGo(run);
        run.drop();
        commit.forget(run);
    }

    private void claim() {
        int room = room();
        boolean look = System.nanoTime() - claimedAt > LOOK.toNanos();
        if (commit.isBehind() || !(look || (workExpected && room > 0))) {
            return;
        }
        claimedAt = System.nanoTime();
        workExpected &= room == 0;
        List<ClaimedExecution> claimed = services.ledger()
                .claim(new ClaimOrder(
                        services.node(),
                        room,
                        Math.max(1, Math.min(MOST_TASKS_CLAIMED, MOST_TASKS - tasks())),
                        EngineSettings.LEASE,
                        EngineSettings.LEASE,
                        services.lanes().held()));
        claimed.forEach(this::take);
        workExpected |= !claimed.isEmpty();
    }

    /** How many queued executions it may take; those that cannot wait come on top. */
    private int room() {
        boolean full = runs.size() >= MOST_RUNS
                || tasks() >= MOST_TASKS
                || commit.isBehind()
                || runs.values().stream().anyMatch(Run::hasNext);
        return full ? 0 : Math.min(MOST_CLAIMED, services.capacity().free());
    }

    private int tasks() {
        return runs.values().stream().mapToInt(Run::size).sum();
    }

    private void take(ClaimedExecution execution) {
        Run before = runs.get(execution.id());
        if (before != null) {
            LOG.log(Level.WARNING, "The lease of execution {0} ran out and was claimed again", execution.id());
            lose(before);
        }
        Run run = services.runs().run(execution);
        runs.put(run.id(), run);
        held.add(run.id());
        guarded(run, run::begin);
    }

    // ---- tasks

    private void lookAgain() {
        inbox.add(() -> {});
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
        ended.forEach(this::letGo);
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
        public void postponed(TaskAttempt attempt) {
            post(run, () -> run.postponed(attempt));
        }

        @Override
        public void ended(TaskAttempt attempt, TaskResult result) {
            post(run, () -> run.ended(attempt, result));
        }
    }
}
