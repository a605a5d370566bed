package io.opsconductor.assets;

import java.util.List;
import java.util.UUID;

/**
 * The targets that a selector names.
 *
 * @param targets enabled ones, each once, by name
 * @param disabled named as well, but disabled
 * @param unknownIds ids that are no targets
 * @param unknownNames names that are no targets'
 * @param unknownGroups neither ids nor names of groups
 */
public record Selection(
        List<TargetRef> targets,
        List<TargetRef> disabled,
        List<UUID> unknownIds,
        List<String> unknownNames,
        List<String> unknownGroups) {

    /** Whether everything that was named exists. */
    public boolean complete() {
        return unknownIds.isEmpty() && unknownNames.isEmpty() && unknownGroups.isEmpty();
    }
}
