package io.opsconductor.assets;

/**
 * What a connection test found.
 *
 * @param protocol the wire name, {@code ssh}
 * @param stage how far it came; {@link Stage#DONE} if all went well
 * @param latencyMs how long it took, in milliseconds
 * @param detail what happened and, if it failed, what to do
 */
public record ConnectionTestResult(boolean ok, String protocol, Stage stage, long latencyMs, String detail) {}
