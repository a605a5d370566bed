package io.opsconductor.automation;

import java.util.UUID;

/**
 * An execution that a node still holds, and what was asked of it meanwhile.
 *
 * @param fence of the lease
 */
public record Lease(UUID executionId, long fence, boolean cancelRequested, boolean cancelForced) {}
