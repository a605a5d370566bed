package io.opsconductor.automation;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The way of one execution through its job's graph: told how each task ended, it says what runs next and what never will.
 * It lives in memory, in one thread, and does no input or output. It is deterministic: told the same ends in the same order
 * it comes to the same point, so a node that takes an execution over {@linkplain Replay replays} the ends that it finds in
 * the database and stands where the other one stood.
 *
 * <p>Every place is handed out exactly once, as ready or as skipped (a target that is given up apart). An interrupted task skips the rest of its target.
 */
public interface Walk {

    /**
     * A step on a target.
     *
     * @param stepId id of the node
     * @param target ordinal of the target in the execution, or {@link #ONCE}
     */
    record Place(String stepId, int target) {
        /** Stands for "no target": a step that runs once in an execution. */
        public static final int ONCE = -1;
    }

    /**
     * How a task ended, with what conditions and later steps may refer to.
     *
     * @param state a final state
     * @param exitCode or null
     * @param output the beginning of its standard output, without trailing newlines; never null
     * @param outputs named values; never null
     */
    record End(TaskState state, Integer exitCode, String output, Map<String, Object> outputs) {}

    /**
     * What follows.
     *
     * @param ready places whose task may be queued now
     * @param skipped places that will never run
     */
    record Advance(List<Place> ready, List<Place> skipped) {}

    /** The places that wait for nothing. Called once, first. */
    Advance begin();

    /** Whether the place was handed out as ready and its end was not told yet. */
    boolean awaits(Place place);

    /** Tells how the task at a place that was handed out as ready ended. */
    Advance ended(Place place, End end);

    /** Gives up a target that has not begun: all its places are skipped, those that were ready already included. */
    Advance giveUp(int target);

    /** The first condition that had no answer, as text for a person; it fails the target that met it. */
    Optional<String> fault();

    /** How many targets have failed: a failure that no edge handled. */
    int failedTargets();

    /** Whether the target has come to its end, and neither failed nor was given up. */
    boolean succeeded(int target);

    /** Whether every place has ended or was skipped. */
    boolean complete();

    /** The state of the execution by the ends of its targets; asked when complete. Cancel and time-out are not its concern. */
    ExecutionState outcome();
}
