package io.opsconductor.automation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Walks to where an earlier walk of the same graph stood: after a take-over, or to see what came of an execution. What ended is told in the order in which it ended: a step that
 * was skipped because another had failed before must not find that other one still to come.
 */
public final class Replay {
    private static final Walk.End SKIPPED = new Walk.End(TaskState.SKIPPED, null, "", Map.of());

    private final Walk walk;
    private final List<Walk.Place> ready = new ArrayList<>();
    private final List<Walk.Place> skipped = new ArrayList<>();

    private Replay(Walk walk) {
        this.walk = walk;
    }

    /** How the task at a place ended: in a final state, {@link TaskState#SKIPPED} included. */
    public record Past(Walk.Place place, Walk.End end) {}

    /**
     * Begins a fresh walk and replays what is known of the earlier one.
     *
     * @param walk that has not begun
     * @param past ends in the order in which they happened; none for a walk that really begins
     * @return all places that wait for their end now, and all that will never run
     */
    public static Walk.Advance of(Walk walk, List<Past> past) {
        Replay replay = new Replay(walk);
        replay.note(walk.begin());
        replay.hear(past);
        return new Walk.Advance(replay.ready.stream().filter(walk::awaits).toList(), List.copyOf(replay.skipped));
    }

    private void note(Walk.Advance advance) {
        ready.addAll(advance.ready());
        skipped.addAll(advance.skipped());
    }

    /**
     * An end that came before its place was ready is told once it is. One whose place never is, since its task was
     * cancelled while it waited for others, is nothing to the walk.
     */
    private void hear(List<Past> past) {
        List<Past> open = past;
        int before;
        do {
            before = open.size();
            open = open.stream().filter(p -> !heard(p)).toList();
        } while (!open.isEmpty() && open.size() < before);
    }

    private boolean heard(Past past) {
        if (past.end().state() == TaskState.SKIPPED) {
            skip(past.place());
            return true;
        }
        if (!walk.awaits(past.place())) {
            return false;
        }
        note(walk.ended(past.place(), past.end()));
        return true;
    }

    /** The walk skips by itself what follows from the ends before. What it still awaits belongs to a target given up. */
    private void skip(Walk.Place place) {
        if (walk.awaits(place) && place.target() != Walk.Place.ONCE) {
            note(walk.giveUp(place.target()));
        }
        if (walk.awaits(place)) {
            note(walk.ended(place, SKIPPED)); // it must not be run once it is closed
        }
    }
}
