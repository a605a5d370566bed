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
import java.util.ArrayList;
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

    private static final Duration FORCE_AFTER = Duration.ofSeconds(7);
    private static final Duration END_WITHIN = Duration.ofSeconds(60);
    private static final Duration ORPHANS_WITHIN = Duration.ofSeconds(20);

    private final ClaimedExecution execution;
    private final Walk walk;
    private final RunBook book;
    private final Clock clock;
    private final Map<Walk.Place, RunTask> tasks;
    private final RunMaterial material;
    private final TargetWindow window;
    private final int stopAfterFailures;
    private final Deque<RunTask> orphans = new ArrayDeque<>();
    private final Map<TaskAttempt, RunTask> live = new HashMap<>();
    private final Pauses pauses = new Pauses();
    private final List<String> unconfirmed = new ArrayList<>();
    private final long begun = System.nanoTime();
    private EarlyEnd ending = EarlyEnd.NONE;
    private boolean forced;
    private long endBy = Long.MAX_VALUE;

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
            Clock clock) {
        this.execution = execution;
        this.material = material;
        this.walk = walk;
        this.tasks = tasks;
        this.book = book;
        this.clock = clock;
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

    RunBook book() {
        return book;
    }

    RunMaterial material() {
        return material;
    }

    /** How the steps ended that a task may refer to: those of its own target, and those that run once. */
    Map<String, Walk.End> ends(RunTask task) {
        Map<String, Walk.End> ends = new HashMap<>();
        for (var node : execution.definition().workflow().nodes()) {
            RunTask other = tasks.get(new Walk.Place(node.id(), task.place().target()));
            if (other == null) {
                other = tasks.get(new Walk.Place(node.id(), Walk.Place.ONCE));
            }
            if (other != null && other.state().isFinal() && material.job().isReferredTo(node.id())) {
                ends.put(node.id(), endOf(other));
            }
        }
        return ends;
    }

    // ---- begin, or go on where another one stopped

    void begin() {
        if (book.isEnded()) {
            return;
        }
        advance(walk.begin());
        if (execution.cancelRequested()) {
            cancel(execution.cancelForced());
        }
        endIfDone();
    }

    private void advance(Walk.Advance first) {
        Replay.follow(walk, first, new Replay.Tasks() {
            @Override
            public TaskState state(Walk.Place place) {
                RunTask task = tasks.get(place);
                if (task.attempt() > 0 && task.target() != null) {
                    window.began(place.target());
                }
                return task.state();
            }

            @Override
            public Walk.End end(Walk.Place place) {
                return endOf(tasks.get(place));
            }

            @Override
            public void open(Walk.Place place) {
                handOut(tasks.get(place));
            }

            @Override
            public void skipped(List<Walk.Place> places) {
                skip(places);
            }
        });
    }

    /** Queues a task; one that an earlier lease left running is run again or looked for. */
    private void handOut(RunTask task) {
        if (task.state() == TaskState.QUEUED) {
            window.add(task);
        } else if (task.node().mayRunAgain()) {
            book.change(task, () -> task.waitForNext(task.attempt(), null, true));
            window.add(task);
        } else {
            orphans.add(task);
        }
    }

    private Walk.End endOf(RunTask task) {
        return new Walk.End(task.state(), task.exitCode(), material.heads().text(task.id()), task.outputs());
    }

    private void skip(Collection<Walk.Place> places) {
        List<RunTask> skipped = places.stream()
                .map(tasks::get)
                .filter(task -> !task.state().isFinal() && task.live() == null)
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
        return ending == EarlyEnd.NONE ? Purpose.LOOK : Purpose.END;
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
        book.output(task, attempt.output().take(true));
        material.heads().keep(task.id(), task.node().id(), attempt.output().head());
        if (attempt.output().truncated()) {
            task.truncated(true);
        }
        end(task, attempt, result);
        endIfDone();
    }

    private void end(RunTask task, TaskAttempt attempt, TaskResult result) {
        if (result.isUnconfirmed()) {
            unconfirmed.add(result.failure().message());
        }
        if (ending != EarlyEnd.NONE) {
            book.change(task, () -> task.end(ending.within(result), clock.instant()));
            return;
        }
        Optional<Duration> pause = attempt.order().purpose() == Purpose.RUN
                ? Retries.pause(task.node(), result, attempt.order().number())
                : Optional.empty();
        if (pause.isPresent()) {
            boolean mayStillRun = result.state() == TaskState.INTERRUPTED || result.isUnconfirmed();
            book.change(task, () -> task.waitForNext(attempt.order().number(), result.failure(), mayStillRun));
            pauses.add(task, pause.get());
            return;
        }
        book.change(task, () -> {
            task.end(result, clock.instant());
            task.attempted(attempt.order().number());
        });
        advance(walk.ended(task.place(), endOf(task)));
        window.left(task);
        stopIfTooManyFailed();
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
        long now = System.nanoTime();
        pauses.over().forEach(window::putBack);
        Integer limit = execution.definition().timeoutSeconds();
        if (limit != null && ending == EarlyEnd.NONE && runsFor().compareTo(Duration.ofSeconds(limit)) > 0) {
            endAll(EarlyEnd.TIMED_OUT);
        }
        giveUpHanging(now);
        endIfDone();
    }

    private Duration runsFor() {
        return execution.startedAt() == null
                ? Duration.ofNanos(System.nanoTime() - begun)
                : Duration.between(execution.startedAt(), clock.instant());
    }

    private void giveUpHanging(long now) {
        for (TaskAttempt attempt : List.copyOf(live.keySet())) {
            if (endBy - now <= 0 || attempt.isOverdue(OVERDUE)) {
                giveUp(attempt, live.get(attempt), true);
            } else if (attempt.order().purpose() == Purpose.LOOK && now - begun > ORPHANS_WITHIN.toNanos()) {
                attempt.drop();
                ended(attempt, Orphan.notLooked(attempt.order()));
            }
        }
    }

    // ---- cancelling

    /** Somebody wants it to end; with force within seconds, whatever the hosts say. May be called again. */
    void cancel(boolean withForce) {
        if (book.isEnded()) {
            return;
        }
        if (ending == EarlyEnd.NONE) {
            endAll(EarlyEnd.CANCELLED);
        }
        if (withForce && !forced) {
            forced = true;
            endBy = System.nanoTime() + FORCE_AFTER.toNanos();
        }
        endIfDone();
    }

    private void endAll(EarlyEnd why) {
        ending = why;
        endBy = System.nanoTime() + END_WITHIN.toNanos();
        book.cancelling();
        pauses.clear();
        for (RunTask task : tasks.values()) {
            TaskAttempt attempt = task.live();
            if (attempt == null) {
                if (task.state() == TaskState.QUEUED) {
                    book.change(task, () -> task.end(ending.notBegun(), null));
                }
            } else if (attempt.order().purpose() == Purpose.RUN && isNotStarted(task, attempt)) {
                giveUp(attempt, task, false);
            } else if (attempt.order().purpose() == Purpose.LOOK) {
                live.remove(attempt);
                attempt.drop();
                task.live(null);
                orphans.add(task); // what was only looked for is to be ended now
            } else {
                attempt.cancel(why.whileItRan());
            }
        }
        window.remove(List.copyOf(tasks.values()));
    }

    private boolean isNotStarted(RunTask task, TaskAttempt attempt) {
        return task.state() == TaskState.QUEUED || book.takeBackStart(attempt);
    }

    private void giveUp(TaskAttempt attempt, RunTask task, boolean started) {
        live.remove(attempt);
        book.output(task, attempt.output().take(true));
        attempt.drop();
        end(task, attempt, started ? ending.notConfirmed(task) : ending.notBegun());
    }

    // ---- the end

    private void endIfDone() {
        if (book.isEnded() || !live.isEmpty() || !orphans.isEmpty()) {
            return;
        }
        if (ending != EarlyEnd.NONE || walk.complete()) {
            book.end(ExecutionOutcome.of(ending.outcome(walk), book, walk, unconfirmed));
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

    /** Lets go of everything; nothing more is written. */
    void drop() {
        live.keySet().forEach(TaskAttempt::drop);
        live.clear();
        orphans.clear();
        pauses.clear();
    }
}
