package io.opsconductor.batch;

/** The attempt is no longer wanted: its lane stops, or lost the lease. Nothing is to be said about it. */
final class AttemptDropped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AttemptDropped() {
        super(null, null, false, false);
    }
}
