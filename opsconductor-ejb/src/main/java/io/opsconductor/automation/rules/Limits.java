package io.opsconductor.automation.rules;

/** How much of everything. */
final class Limits {
    static final int NODES = 100;
    static final int EDGES = 500;
    static final int PARAMETERS = 100;
    static final int CHOICES = 500;
    static final int ATTEMPTS = 100;
    static final int PARALLEL = 1_000;
    /** Characters of a parameter's help, of an expression and the like. */
    static final int TEXT = 10_000;
    /** Characters of a choice. */
    static final int CHOICE = 1_000;
    /** A week. */
    static final int SECONDS = 7 * 24 * 3600;

    private Limits() {}

    static void seconds(Faults faults, String field, Integer value) {
        faults.sense(
                value == null || (value >= 1 && value <= SECONDS), field, "must be from 1 to " + SECONDS + " seconds");
    }
}
