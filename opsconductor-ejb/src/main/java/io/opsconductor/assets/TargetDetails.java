package io.opsconductor.assets;

import java.util.Map;
import java.util.UUID;

/**
 * What others may say of a target.
 *
 * @param tags never null
 */
public record TargetDetails(UUID id, String name, String address, Map<String, String> tags) {}
