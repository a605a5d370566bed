package io.opsconductor.identity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A role as the API shows it.
 *
 * @param description null where there is none
 * @param permissions sorted names from the catalogue
 * @param builtIn whether it came with the product and cannot be changed
 */
public record RoleView(
        UUID id,
        String name,
        String description,
        List<String> permissions,
        boolean builtIn,
        long version,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy) {}
