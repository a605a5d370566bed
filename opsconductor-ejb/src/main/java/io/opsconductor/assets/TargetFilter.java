package io.opsconductor.assets;

import java.util.Map;
import java.util.UUID;

/**
 * Which targets a list shows: those that fit every part.
 *
 * @param tags all of them must match; empty for any
 * @param groupId members of the group or of a group within it, or null
 * @param enabled or null for both
 */
public record TargetFilter(Map<String, String> tags, UUID groupId, Boolean enabled) {
    public TargetFilter {
        tags = Map.copyOf(tags);
    }

    /** Every target. */
    public static TargetFilter all() {
        return new TargetFilter(Map.of(), null, null);
    }
}
