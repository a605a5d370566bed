package io.opsconductor.platform;

import java.util.Set;

/**
 * Which version of a thing a change was made for.
 *
 * @param versions the versions that will do; empty for whatever there is
 */
public record ExpectedVersion(Set<Long> versions) {
    private static final ExpectedVersion ANY = new ExpectedVersion(Set.of());

    public ExpectedVersion {
        versions = Set.copyOf(versions);
    }

    /** The change is meant whatever the thing looks like now. */
    public static ExpectedVersion any() {
        return ANY;
    }

    /** The change is meant for this version alone. */
    public static ExpectedVersion of(long version) {
        return new ExpectedVersion(Set.of(version));
    }

    /**
     * Demands that the thing still has a version the change was made for.
     *
     * @throws Problem 412 if it was changed since
     */
    public void check(long present) {
        if (!versions.isEmpty() && !versions.contains(present)) {
            throw Problem.stale();
        }
    }
}
