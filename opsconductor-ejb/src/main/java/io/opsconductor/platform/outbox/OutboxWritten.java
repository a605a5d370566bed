package io.opsconductor.platform.outbox;

/** Fired when a row was put into the outbox; observed after the commit to wake the relay. */
public record OutboxWritten() {}
