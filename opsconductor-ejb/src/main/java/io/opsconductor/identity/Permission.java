package io.opsconductor.identity;

/**
 * One thing that a role can allow.
 *
 * @param name of the form {@code resource:action}
 * @param description what it allows, for a person
 */
public record Permission(String name, String description) {}
