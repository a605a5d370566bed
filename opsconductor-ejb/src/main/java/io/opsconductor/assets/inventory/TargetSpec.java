package io.opsconductor.assets.inventory;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A target as it was checked and completed.
 *
 * @param enabled null means as it is
 */
public record TargetSpec(
        String name,
        String address,
        String description,
        String os,
        Map<String, String> tags,
        Boolean enabled,
        List<ConnectionSpec> connections) {

    /** The credentials that its connections use. */
    public Set<UUID> credentialIds() {
        return connections.stream()
                .map(ConnectionSpec::credentialId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
