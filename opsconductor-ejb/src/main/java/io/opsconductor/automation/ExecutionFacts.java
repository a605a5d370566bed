package io.opsconductor.automation;

import java.util.UUID;

/**
 * What a workflow may say of the execution it runs in.
 *
 * @param id of the execution
 * @param number among the executions of its job
 */
public record ExecutionFacts(UUID id, long number) {}
