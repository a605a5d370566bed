package io.opsconductor.assets;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.opsconductor.platform.NullRefused;
import java.util.List;
import java.util.UUID;

/**
 * What a target group is to be like. What only the server sets may stand in it, as after a read, and is not looked at.
 *
 * @param kind {@code static}, also where nothing is said; {@code dynamic} is not supported yet
 * @param members ids of targets; null means none
 * @param query of a dynamic group; not supported yet
 * @param parentId the group that this one is in, or null
 */
@JsonIgnoreProperties({"id", "version", "createdAt", "createdBy", "updatedAt", "updatedBy"})
public record TargetGroupCommand(
        String name, String description, @NullRefused String kind, List<UUID> members, String query, UUID parentId) {}
