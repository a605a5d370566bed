package io.opsconductor.batch;

import io.opsconductor.assets.RemoteProcess;
import io.opsconductor.automation.ClaimedExecution;
import io.opsconductor.automation.ExecutionEnd;
import io.opsconductor.automation.ExecutionState;
import io.opsconductor.automation.Failure;
import io.opsconductor.automation.Replay;
import io.opsconductor.automation.TaskState;
import io.opsconductor.automation.Walk;
import io.opsconductor.batch.AttemptOrder.Purpose;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One execution under its lease: decides what runs next and what its tasks come to. Touched by its lane's thread alone;
 * what it decides stands in its {@link RunBook} until the lane commits it.
 */
final class Run {
    /** How long after its time-out an attempt may take to end its process before it is given up. */
    private static final Duration OVERDUE = Duration.ofSeconds(60);

    /** How long a task that was cut off may wait for somebody who looks for it, and how long that may take. */
    private static final Duration LOOK_WITHIN = Duration.ofSeconds(20);

    private static final Duration DATABASE_PAUSE = Duration.ofSeconds(2);

    /** How often a step that may be run again is, after its server died; it may be what kills it. */
    private static final int MOST_AGAIN = 5;

    private final ClaimedExecution execution;
    private final Walk walk;
    private final RunBook book;
    private final Clock clock;
    private final Map<Walk.Place, RunTask> tasks;
    private final RunMaterial material;
    private final TaskEnds ends;
    private final TargetWindow window;
    private final int stopAfterFailures;
    private final Deque<RunTask> orphans = new ArrayDeque<>();
    private final Map<TaskAttempt, RunTask> live = new HashMap<>();
    private final Ticker ticker;
    private final Pauses pauses;
    private final Ending ending;
    private final long begun;

    /**
     * A run that is about to begin.
     *
     * @param material null for one that will only be failed
     * @param walk null for one that will only be failed
     */
    Run(
            ClaimedExecution execution,
            RunMaterial material,
            Walk walk,
            Map<Walk.Place, RunTask> tasks,
            RunBook book,
            Clock clock,
            Ticker ticker) {
        this.execution = execution;
        this.material = material;
        this.walk = walk;
        this.tasks = tasks;
        this.book = book;
        this.clock = clock;
        this.ticker = ticker;
        this.pauses = new Pauses(ticker);
        this.ending = new Ending(ticker);
        this.begun = ticker.nanos();
        this.ends = new TaskEnds(execution.definition().workflow(), tasks, material);
        this.window = new TargetWindow(RunLimits.targetsAtOnce(execution.definition()));
        this.stopAfterFailures = RunLimits.stopAfterFailures(
                execution.definition(), execution.targets().size());
    }

    UUID id() {
        return execution.id();
    }

    ClaimedExecution execution() {
        return execution;
    }

    /** How many tasks it has. */
    int size() {
        return tasks.size();
    }

    RunBook book() {
        return book;
    }

    RunMaterial material() {
        return material;
    }

    /** How its tasks ended so far. */
    TaskEnds ends() {
        return ends;
    }

    // ---- begin, or go on where another one stopped

    void begin() {
        if (book.isEnded()) {
            return;
        }
        adopt(Replay.of(walk, ends.past()));
        if (execution.cancelRequested()) {
            cancel(execution.cancelForced());
        }
        endIfDone();
    }

    private void adopt(Walk.Advance standing) {
        tasks.values().stream()
                .filter(task -> task.attempt() > 0 && task.target() != null)
                .forEach(task -> window.began(task.place().target()));
        tasks.values().stream()
                .filter(task -> task.state() == TaskState.RUNNING)
                .forEach(this::adoptCutOff);
        advance(standing);
    }

    private void adoptCutOff(RunTask task) {
        boolean again =
                task.node().mayRunAgain() && task.attempt() < task.node().attempts() + MOST_AGAIN;
        if (again && walk.awaits(task.place())) {
            book.change(task, () -> task.waitForNext(task.attempt(), null, true));
        } else {
            orphans.add(task);
        }
    }

    private void advance(Walk.Advance advance) {
        skip(advance.skipped());
        advance.ready().stream()
                .map(tasks::get)
                .filter(task -> task.state() == TaskState.QUEUED)
                .forEach(window::add);
    }

    private void skip(Collection<Walk.Place> places) {
        List<RunTask> skipped = places.stream()
                .map(tasks::get)
                .filter(task -> task.state() == TaskState.QUEUED && task.live() == null)
                .toList();
        window.remove(skipped);
        skipped.forEach(task ->
                book.change(task, () -> task.end(new TaskResult(TaskState.SKIPPED, null, null, Map.of()), null)));
    }

    // ---- handing out

    /** Whether {@link #next} would answer a task. */
    boolean hasNext() {
        return !book.isEnded() && (!orphans.isEmpty() || window.hasNext());
    }

    /** Whether a task waits that was cut off; it needs a thread whatever else this node has to do. */
    boolean hasOrphan() {
        return !book.isEnded() && !orphans.isEmpty();
    }

    /** The next task that should get a thread, or null. */
    RunTask next() {
        if (book.isEnded()) {
            return null;
        }
        return orphans.isEmpty() ? window.next() : orphans.poll();
    }

    /** The task that was just answered could not be handed out. */
    void putBack(RunTask task) {
        if (task.state() == TaskState.RUNNING) {
            orphans.addFirst(task);
        } else {
            window.putBack(task);
        }
    }

    /** What an attempt at the task is for. */
    Purpose purpose(RunTask task) {
        if (task.state() != TaskState.RUNNING) {
            return Purpose.RUN;
        }
        return ending.hasBegun() ? Purpose.END : Purpose.LOOK;
    }

    void submitted(RunTask task, TaskAttempt attempt) {
        task.live(attempt);
        live.put(attempt, task);
    }

    // ---- what attempts tell

    void wantsToStart(TaskAttempt attempt) {
        RunTask task = live.get(attempt);
        if (task != null) {
            book.change(task, () -> task.start(attempt.order().number(), clock.instant()));
            book.start(attempt);
        }
    }

    void process(TaskAttempt attempt, RemoteProcess process) {
        RunTask task = live.get(attempt);
        if (task != null) {
            book.change(task, () -> task.remoteProcess(process));
        }
    }

    void output(TaskAttempt attempt) {
        RunTask task = live.get(attempt);
        if (task != null) {
            book.output(task, attempt.output().take(false));
        }
    }

    void ended(TaskAttempt attempt, TaskResult result) {
        RunTask task = live.remove(attempt);
        if (task == null) {
            return; // given up before
        }
        takeRest(task, attempt);
        end(task, attempt.order(), result);
        endIfDone();
    }

    private void takeRest(RunTask task, TaskAttempt attempt) {
        if (attempt.order().purpose() == Purpose.RUN) {
            book.output(task, attempt.output().take(true));
            material.heads().keep(task.id(), task.node().id(), attempt.output().head());
            if (attempt.output().truncated()) {
                task.truncated(true);
            }
        }
    }

    void postponed(TaskAttempt attempt) {
        RunTask task = live.remove(attempt);
        if (task != null) {
            task.live(null);
            pauses.add(task, DATABASE_PAUSE);
        }
    }

    private void end(RunTask task, AttemptOrder order, TaskResult result) {
        boolean did = order.purpose() == Purpose.RUN;
        Optional<Duration> pause =
                did && !ending.hasBegun() ? Retries.pause(task.node(), result, order.number()) : Optional.empty();
        if (pause.isPresent()) {
            ending.note(result);
            boolean mayStillRun = result.state() == TaskState.INTERRUPTED || result.isUnconfirmed();
            book.change(task, () -> task.waitForNext(order.number(), result.failure(), mayStillRun));
            pauses.add(task, pause.get());
            return;
        }
        finish(task, order.number(), result);
        if (did && !ending.hasBegun()) {
            window.left(task);
        }
    }

    private void finish(RunTask task, int number, TaskResult result) {
        ending.note(result);
        book.change(task, () -> {
            task.end(ending.why().within(result), clock.instant());
            task.attempted(number);
        });
        if (!ending.hasBegun()) {
            if (walk.awaits(task.place())) {
                advance(walk.ended(task.place(), ends.of(task)));
            }
            stopIfTooManyFailed();
        }
    }

    private void stopIfTooManyFailed() {
        if (walk.failedTargets() < stopAfterFailures) {
            return;
        }
        for (int target = 0; target < execution.targets().size(); target++) {
            if (!window.hasBegun(target)) {
                window.began(target);
                advance(walk.giveUp(target));
            }
        }
    }

    // ---- time

    /** Looks what time brings; called a few times a second. */
    void tick() {
        if (book.isEnded()) {
            return;
        }
        pauses.over().forEach(window::putBack);
        Integer limit = execution.definition().timeoutSeconds();
        if (limit != null && !ending.hasBegun() && runsFor().compareTo(Duration.ofSeconds(limit)) > 0) {
            endAll(EarlyEnd.TIMED_OUT);
        }
        giveUpHanging();
        giveUpOrphans();
        endIfDone();
    }

    private Duration runsFor() {
        return execution.startedAt() == null ? here() : Duration.between(execution.startedAt(), clock.instant());
    }

    /** How long this node has it. */
    private Duration here() {
        return Duration.ofNanos(ticker.nanos() - begun);
    }

    private void giveUpHanging() {
        for (TaskAttempt attempt : List.copyOf(live.keySet())) {
            if (ending.isOver() || attempt.isOverdue(OVERDUE)) {
                giveUp(attempt, live.get(attempt));
            } else if (attempt.order().purpose() == Purpose.LOOK && attempt.isOlderThan(LOOK_WITHIN)) {
                attempt.drop();
                ended(attempt, Orphan.notLooked(live.get(attempt)));
            }
        }
    }

    private void giveUp(TaskAttempt attempt, RunTask task) {
        live.remove(attempt);
        takeRest(task, attempt);
        attempt.drop();
        end(task, attempt.order(), ending.why().notConfirmed(task));
    }

    /** Those that found no place on this node in time. */
    private void giveUpOrphans() {
        boolean looked = ending.hasBegun() || here().compareTo(LOOK_WITHIN) <= 0;
        if (looked && !ending.isOver()) {
            return;
        }
        List<RunTask> late = List.copyOf(orphans);
        orphans.clear();
        for (RunTask task : late) {
            TaskResult result = ending.hasBegun() ? ending.why().notConfirmed(task) : Orphan.notLooked(task);
            finish(task, task.attempt(), result);
        }
    }

    // ---- cancelling

    /** Somebody wants it to end; with force within seconds, whatever the hosts say. May be called again. */
    void cancel(boolean withForce) {
        if (book.isEnded()) {
            return;
        }
        if (!ending.hasBegun()) {
            endAll(EarlyEnd.CANCELLED);
        }
        if (withForce) {
            ending.force();
        }
        endIfDone();
    }

    private void endAll(EarlyEnd why) {
        ending.begin(why);
        book.cancelling();
        pauses.clear();
        for (RunTask task : tasks.values()) {
            TaskAttempt attempt = task.live();
            if (attempt == null) {
                endQueued(task);
            } else if (attempt.order().purpose() == Purpose.RUN && isNotStarted(task, attempt)) {
                letGo(attempt, task);
                endQueued(task);
            } else if (attempt.order().purpose() == Purpose.LOOK) {
                letGo(attempt, task);
                orphans.add(task); // what was only looked for is to be ended now
            } else {
                attempt.cancel(why.whileItRan());
            }
        }
        window.remove(List.copyOf(tasks.values()));
    }

    private boolean isNotStarted(RunTask task, TaskAttempt attempt) {
        if (book.takeBackStart(attempt)) {
            book.change(task, () -> task.waitForNext(attempt.order().number() - 1, null, false));
        }
        return task.state() == TaskState.QUEUED;
    }

    private void letGo(TaskAttempt attempt, RunTask task) {
        live.remove(attempt);
        attempt.drop();
        task.live(null);
    }

    private void endQueued(RunTask task) {
        if (task.mayStillRun()) {
            book.change(task, task::backToLast);
            orphans.add(task);
        } else if (task.state() == TaskState.QUEUED) {
            book.change(task, () -> task.end(ending.why().notBegun(), null));
        }
    }

    // ---- the end

    private void endIfDone() {
        if (book.isEnded() || !live.isEmpty() || !orphans.isEmpty()) {
            return;
        }
        if (ending.hasBegun() || walk.complete()) {
            book.end(ending.outcome(book, walk));
        }
    }

    /** Something unexpected came up: it ends here, and says where to look. */
    void fail(Failure failure) {
        if (book.isEnded()) {
            return;
        }
        Set<RunTask> open = new LinkedHashSet<>(tasks.values());
        open.removeIf(task -> task.state().isFinal());
        for (RunTask task : open) {
            TaskState last = task.state() == TaskState.RUNNING ? TaskState.INTERRUPTED : TaskState.CANCELLED;
            book.change(task, () -> task.end(new TaskResult(last, null, failure, Map.of()), clock.instant()));
        }
        drop();
        book.end(new ExecutionEnd(ExecutionState.FAILED, failure));
    }

    /** The lane stops: what was not started stays queued, and the output so far is kept. */
    void prepareToLeave() {
        live.forEach((attempt, task) -> {
            book.output(task, attempt.output().take(false));
            if (book.takeBackStart(attempt)) {
                book.change(task, () -> task.waitForNext(attempt.order().number() - 1, null, false));
            }
        });
    }

    /** Whether threads work for it. */
    boolean hasAttempts() {
        return !live.isEmpty();
    }

    /** Lets go of everything; nothing more is written. */
    void drop() {
        live.keySet().forEach(TaskAttempt::drop);
        live.clear();
        orphans.clear();
        pauses.clear();
    }
}
