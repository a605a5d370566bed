package io.opsconductor.batch;

import io.opsconductor.automation.ExecutionEnd;
import io.opsconductor.automation.ExecutionState;
import io.opsconductor.automation.Failure;
import io.opsconductor.automation.OutputSegment;
import io.opsconductor.automation.Progress;
import io.opsconductor.automation.RunChanges;
import io.opsconductor.automation.TaskRow;
import io.opsconductor.automation.TaskState;
import io.opsconductor.batch.output.OutputBuffer;
import io.opsconductor.batch.output.Piece;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What a run has to write: gathered by the run, taken for a commit. Owns the execution's one counter. */
final class RunBook {
    private final UUID executionId;
    private final long fence;
    private final int targets;
    private final Map<TaskState, Integer> counts = new EnumMap<>(TaskState.class);
    private final Set<RunTask> changed = new LinkedHashSet<>();
    private List<TaskRow> planned = List.of();
    private List<OutputSegment> output = new ArrayList<>();
    private List<TaskAttempt> starts = new ArrayList<>();
    private long budget;
    private long sequence;
    private ExecutionState state = ExecutionState.RUNNING;
    private ExecutionEnd end;
    private final Map<UUID, TaskRow> lost = new LinkedHashMap<>();
    private boolean replaced;
    private boolean dirty = true;

    RunBook(UUID executionId, long fence, int targets, long lastSequence) {
        this.executionId = executionId;
        this.fence = fence;
        this.targets = targets;
        this.sequence = lastSequence;
    }

    /**
     * What goes into one commit.
     *
     * @param starts attempts that may act once it stands
     * @param budget bytes of output that it frees
     * @param sequence the last number in it
     */
    record Page(RunChanges changes, List<TaskAttempt> starts, long budget, long sequence) {}

    /** A task that stands in the ledger, or will with the plan. */
    void count(RunTask task) {
        counts.merge(task.state(), 1, Integer::sum);
    }

    /** The first claim puts all tasks there. */
    void plan(Collection<RunTask> tasks) {
        planned = tasks.stream().map(task -> task.row(++sequence)).toList();
    }

    /**
     * Does something to a task and notes it, in the order of each task's last change: a take-over hears of the ends in
     * the order of their numbers.
     */
    void change(RunTask task, Runnable change) {
        counts.merge(task.state(), -1, Integer::sum);
        change.run();
        counts.merge(task.state(), 1, Integer::sum);
        changed.remove(task);
        changed.add(task);
        dirty = true;
    }

    /** The attempt may go on once the change of its task is committed. */
    void start(TaskAttempt attempt) {
        starts.add(attempt);
    }

    /** Whether the attempt's start is noted and not taken yet; then it never will be. */
    boolean takeBackStart(TaskAttempt attempt) {
        return starts.remove(attempt);
    }

    void output(RunTask task, OutputBuffer.Taken taken) {
        budget += taken.budget();
        for (Piece piece : taken.pieces()) {
            output.add(new OutputSegment(
                    ++sequence,
                    task.id(),
                    task.node().id(),
                    task.target() == null ? null : task.target().id(),
                    task.attempt(),
                    piece.stderr(),
                    piece.at(),
                    piece.compressed(),
                    piece.size(),
                    piece.data()));
            dirty = true;
        }
    }

    void cancelling() {
        become(ExecutionState.CANCELLING);
    }

    void end(ExecutionEnd value) {
        become(value.state());
        end = value;
    }

    private void become(ExecutionState next) {
        if (!state.mayBecome(next)) {
            throw new IllegalStateException("An execution that is " + state + " cannot become " + next);
        }
        state = next;
        dirty = true;
    }

    /**
     * The database refused a page for good: what it said of tasks is written once more without anything that came from
     * outside, and an end that it held becomes that failure.
     *
     * @return false if this was tried before; then there is nothing left that could be written
     */
    boolean replace(RunChanges refused, Failure failure) {
        if (replaced) {
            return false;
        }
        replaced = true;
        planned = refused.planned();
        refused.tasks().forEach(row -> lost.put(row.id(), row.withoutDetails(failure)));
        if (refused.end() != null) {
            end = new ExecutionEnd(ExecutionState.FAILED, failure);
        }
        dirty = true;
        return true;
    }

    boolean isEnded() {
        return end != null;
    }

    int count(TaskState which) {
        return counts.getOrDefault(which, 0);
    }

    /** Whether there is something to commit. */
    boolean isDirty() {
        return dirty || budget > 0;
    }

    /** Everything since the last page. */
    Page turn() {
        List<TaskRow> rows = new ArrayList<>();
        changed.forEach(task -> lost.remove(task.id()));
        rows.addAll(lost.values());
        changed.forEach(task -> rows.add(task.row(++sequence)));
        Page page = new Page(
                new RunChanges(executionId, fence, planned, rows, output, state, Progress.of(targets, counts), end),
                starts,
                budget,
                sequence);
        changed.clear();
        planned = List.of();
        lost.clear();
        output = new ArrayList<>();
        starts = new ArrayList<>();
        budget = 0;
        dirty = false;
        return page;
    }
}
