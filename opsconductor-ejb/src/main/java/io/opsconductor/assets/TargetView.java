package io.opsconductor.assets;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A target as it shows itself.
 *
 * @param name unique
 * @param address host name or IP address
 * @param description may be null
 * @param os may be null
 * @param tags never null
 * @param connections never null; exactly one is the default if there are any
 */
public record TargetView(
        UUID id,
        String name,
        String address,
        String description,
        String os,
        Map<String, String> tags,
        boolean enabled,
        List<ConnectionView> connections,
        long version,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy) {}
