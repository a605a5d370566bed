package io.opsconductor.assets;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process group on a target.
 *
 * @param group its id, which is the id of its leader
 * @param startTime of the leader in clock ticks since boot ({@code proc(5)}, stat field 22), or null where the host has
 *     no {@code /proc}; tells a recycled id apart
 */
public record RemoteProcess(long group, String startTime) {
    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,9})(?: ([0-9]{1,20}))?");

    /** The text kept with a task. */
    public String asText() {
        return startTime == null ? Long.toString(group) : group + " " + startTime;
    }

    /** Reads what {@link #asText()} wrote, or a host that may have written anything: whatever else it is, is empty. */
    public static Optional<RemoteProcess> parse(String text) {
        Matcher parts = TEXT.matcher(text == null ? "" : text.strip());
        return parts.matches()
                ? Optional.of(new RemoteProcess(Long.parseLong(parts.group(1)), parts.group(2)))
                : Optional.empty();
    }
}
