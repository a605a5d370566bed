package io.opsconductor.platform;

/**
 * What is wrong with one field of a request.
 *
 * @param field its path, like {@code workflow.nodes[2].with.command}
 * @param message what is wrong and what to do, for a person
 */
public record FieldError(String field, String message) {}
