package io.opsconductor.automation;

/** Fired when there is something new for the execution plane to look at; observed after the commit to wake it. */
public record WorkQueued() {}
