package io.opsconductor.automation.walk;

import java.util.Arrays;

/** How the targets of one execution fare. */
final class Targets {
    private enum Fate {
        WALKING,
        FAILED,
        GIVEN_UP
    }

    private final Fate[] fates;
    private int failed;
    private int givenUp;

    Targets(int count) {
        fates = new Fate[count];
        Arrays.fill(fates, Fate.WALKING);
    }

    int count() {
        return fates.length;
    }

    boolean walks(int target) {
        return fates[target] == Fate.WALKING;
    }

    /** Whether it had neither failed nor been given up before. */
    boolean fail(int target) {
        if (!walks(target)) {
            return false;
        }
        fates[target] = Fate.FAILED;
        failed++;
        return true;
    }

    /** Whether it had neither failed nor been given up before. */
    boolean giveUp(int target) {
        if (!walks(target)) {
            return false;
        }
        fates[target] = Fate.GIVEN_UP;
        givenUp++;
        return true;
    }

    int failed() {
        return failed;
    }

    int succeeded() {
        return fates.length - failed - givenUp;
    }
}
