package io.opsconductor.automation;

import java.util.Map;
import java.util.UUID;

/**
 * What a workflow may say of the target it runs on.
 *
 * @param id of the target
 * @param name unique
 * @param address host name or IP
 * @param tags never null
 */
public record TargetFacts(UUID id, String name, String address, Map<String, String> tags) {
    public TargetFacts {
        tags = Map.copyOf(tags);
    }
}
