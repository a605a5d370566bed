package io.opsconductor.automation;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Which targets a job runs on: everything that any part names, united. Each part may be null.
 *
 * @param ids ids of targets
 * @param names names of targets
 * @param groups ids or names of target groups
 * @param tags all of them must match
 * @param query an expression over targets
 */
public record TargetSelector(
        List<UUID> ids, List<String> names, List<String> groups, Map<String, String> tags, String query) {}
