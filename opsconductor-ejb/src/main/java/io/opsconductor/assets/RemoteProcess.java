package io.opsconductor.assets;

import java.util.Optional;

/**
 * A process group on a target.
 *
 * @param group its id, which is the id of its leader
 * @param startTime of the leader in clock ticks since boot ({@code proc(5)}, stat field 22), or null where the host has
 *     no {@code /proc}; tells a recycled id apart
 */
public record RemoteProcess(long group, String startTime) {

    /** The text kept with a task. */
    public String asText() {
        return startTime == null ? Long.toString(group) : group + " " + startTime;
    }

    /** Reads what {@link #asText()} wrote. */
    public static Optional<RemoteProcess> parse(String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        String[] parts = text.strip().split(" ", 2);
        return Optional.of(new RemoteProcess(Long.parseLong(parts[0]), parts.length > 1 ? parts[1] : null));
    }
}
