package io.opsconductor.automation;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Which jobs are asked for; each part may be null.
 *
 * @param folder that folder and those beneath it
 * @param tag one of its tags
 * @param draft drafts or what can run
 * @param naming those whose targets name one of its ids, names or groups
 */
public record JobFilter(String folder, String tag, Boolean draft, TargetSelector naming) {
    /** All jobs. */
    public static final JobFilter ALL = new JobFilter(null, null, null);

    /** Jobs whatever they run on. */
    public JobFilter(String folder, String tag, Boolean draft) {
        this(folder, tag, draft, null);
    }

    /** Jobs that would miss the target. */
    public static JobFilter namingTarget(UUID id, String name) {
        return new JobFilter(
                null, null, null, new TargetSelector(List.of(id), List.of(name), List.of(), Map.of(), null));
    }

    /** Jobs that would miss the group, which selectors name by id or by name. */
    public static JobFilter namingGroup(UUID id, String name) {
        return new JobFilter(
                null,
                null,
                null,
                new TargetSelector(List.of(), List.of(), List.of(id.toString(), name), Map.of(), null));
    }
}
