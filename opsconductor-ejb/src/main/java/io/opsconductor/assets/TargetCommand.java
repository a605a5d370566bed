package io.opsconductor.assets;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.opsconductor.platform.NullRefused;
import java.util.List;
import java.util.Map;

/**
 * What a target is to be like. What only the server sets may stand in it, as after a read, and is not looked at.
 *
 * @param name unique
 * @param address host name or IP address
 * @param tags null means none
 * @param enabled null means yes for a new target, and as it is for one that exists
 * @param connections null means none
 */
@JsonIgnoreProperties({"id", "version", "createdAt", "createdBy", "updatedAt", "updatedBy"})
public record TargetCommand(
        String name,
        String address,
        String description,
        String os,
        @NullRefused Map<String, String> tags,
        @NullRefused Boolean enabled,
        @NullRefused List<ConnectionCommand> connections) {}
