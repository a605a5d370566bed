package io.opsconductor.platform.repeat;

/**
 * What a request was answered with the first time.
 *
 * @param location the header, or null
 * @param etag the header, or null
 * @param body JSON, or null
 */
public record FirstAnswer(int status, String location, String etag, String body) {}
