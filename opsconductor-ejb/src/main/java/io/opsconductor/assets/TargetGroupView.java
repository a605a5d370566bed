package io.opsconductor.assets;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A target group as it shows itself.
 *
 * @param kind {@code static}
 * @param members ids of the targets in it, not of those in groups within it
 * @param parentId or null
 */
public record TargetGroupView(
        UUID id,
        String name,
        String description,
        String kind,
        List<UUID> members,
        UUID parentId,
        long version,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy) {}
