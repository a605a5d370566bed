package io.opsconductor.automation.walk;

import io.opsconductor.automation.TaskState;
import io.opsconductor.automation.Walk;
import java.util.Map;

/** How places ended, by slot: with everything where conditions may ask, otherwise not at all. */
final class Ends {
    static final Walk.End SKIPPED = new Walk.End(TaskState.SKIPPED, null, "", Map.of());

    private final Walk.End[] ends;

    Ends(int slots, boolean kept) {
        ends = kept ? new Walk.End[slots] : null;
    }

    void put(int slot, Walk.End end) {
        if (ends != null) {
            ends[slot] = end;
        }
    }

    /** The end at the slot, or null. */
    Walk.End at(int slot) {
        return ends[slot];
    }
}
