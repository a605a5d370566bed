package io.opsconductor.automation.walk;

import java.util.ArrayList;
import java.util.List;

/**
 * An edge from a step of each target to one that runs once: it waits until every target has finished or skipped the
 * first.
 */
final class Barrier {
    /** How a target came to the barrier. */
    enum Arrival {
        SUCCEEDED,
        FAILED,
        SKIPPED
    }

    /** A failure of a target that is handled only if one of some barriers turns out to be taken. */
    static final class Failure {
        private final int target;
        private int open;
        private boolean handled;

        Failure(int target, int open) {
            this.target = target;
            this.open = open;
        }

        int target() {
            return target;
        }

        /** Notes one barrier's outcome; whether it is certain now that nothing handles the failure. */
        boolean decided(boolean taken) {
            handled |= taken;
            open--;
            return open == 0 && !handled;
        }
    }

    private final List<Failure> failures = new ArrayList<>();
    private int missing;
    private int succeeded;
    private int failed;

    Barrier(int targets) {
        missing = targets;
    }

    void awaits(Failure failure) {
        failures.add(failure);
    }

    List<Failure> failures() {
        return failures;
    }

    /** Notes a target; whether it was the last one. */
    boolean arrive(Arrival arrival) {
        switch (arrival) {
            case SUCCEEDED -> succeeded++;
            case FAILED -> failed++;
            case SKIPPED -> {}
        }
        return --missing == 0;
    }

    boolean anyRan() {
        return succeeded + failed > 0;
    }

    boolean anyFailed() {
        return failed > 0;
    }
}
