package io.opsconductor.identity;

import java.util.UUID;

/**
 * A sign-in to the console.
 *
 * @param id what the HTTP session keeps; {@link Sessions#resolve} tells on each request whom it belongs to
 * @param username as it is written at the user
 */
public record ConsoleSession(UUID id, String username) {}
