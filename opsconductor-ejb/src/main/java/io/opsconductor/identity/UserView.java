package io.opsconductor.identity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A user as the API shows it.
 *
 * @param roles sorted names
 * @param lastLoginAt null before the first sign-in
 */
public record UserView(
        UUID id,
        String username,
        String email,
        String firstName,
        String lastName,
        String phone,
        String title,
        List<String> roles,
        boolean enabled,
        boolean mustChangePassword,
        Instant lastLoginAt,
        long version,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy) {}
