package io.opsconductor.assets.ssh;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Which keys a host may show.
 *
 * @param pinned keys in the form {@code ssh-ed25519 AAAA…}; empty if none is known yet
 * @param firstSeen called with the first key of a host without pins, before we sign in; it keeps the key and answers the
 *     one that is pinned now (another, if somebody was quicker; null, if the connection was changed meanwhile). Where this
 *     is null itself, a host without pins is refused
 */
public record HostKeys(List<String> pinned, UnaryOperator<String> firstSeen) {
    public HostKeys {
        pinned = List.copyOf(pinned);
    }

    /** Only these keys. */
    public static HostKeys strict(List<String> pinned) {
        return new HostKeys(pinned, null);
    }
}
