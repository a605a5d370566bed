package io.opsconductor.communication;

/**
 * What came of sending a test message.
 *
 * @param ok whether the receiver took it
 * @param detail what it answered, or what went wrong and what to do
 * @param latencyMs how long it took, in milliseconds
 */
public record ChannelTestResult(boolean ok, String detail, long latencyMs) {}
