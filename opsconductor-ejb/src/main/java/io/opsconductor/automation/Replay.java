package io.opsconductor.automation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Takes a walk to where the ends of its tasks lead that are known already: after a take-over those that an earlier holder
 * of the lease saw, and of an execution that is over all of them.
 */
public final class Replay {

    /** The tasks at the walk's places. */
    public interface Tasks {
        /** The state of the task at a place that the walk hands out. */
        TaskState state(Walk.Place place);

        /** How that task ended; asked where its state is final, and it was not skipped. */
        Walk.End end(Walk.Place place);

        /** The task has not ended; it is told to the walk when it does. */
        void open(Walk.Place place);

        /** These places will never run. */
        void skipped(List<Walk.Place> places);
    }

    private Replay() {}

    /** Follows what the walk hands out, and whatever comes of that. */
    public static void follow(Walk walk, Walk.Advance first, Tasks tasks) {
        Deque<Walk.Advance> advances = new ArrayDeque<>(List.of(first));
        while (!advances.isEmpty()) {
            Walk.Advance advance = advances.poll();
            tasks.skipped(advance.skipped());
            for (Walk.Place place : advance.ready()) {
                TaskState state = tasks.state(place);
                if (!state.isFinal()) {
                    tasks.open(place);
                } else if (state == TaskState.SKIPPED && place.target() != Walk.Place.ONCE) {
                    advances.add(walk.giveUp(place.target())); // as the walk was told then
                } else {
                    advances.add(walk.ended(place, tasks.end(place)));
                }
            }
        }
    }
}
