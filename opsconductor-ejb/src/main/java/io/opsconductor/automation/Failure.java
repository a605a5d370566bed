package io.opsconductor.automation;

/**
 * Why a task or an execution failed.
 *
 * @param code stable, snake_case, listed in {@code docs/errors.md}
 * @param message for a user; holds no secret
 */
public record Failure(String code, String message) {}
