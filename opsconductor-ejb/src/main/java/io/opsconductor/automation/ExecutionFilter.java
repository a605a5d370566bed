package io.opsconductor.automation;

import io.opsconductor.platform.Validation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Which executions are asked for; each part may be null.
 *
 * @param states any of them; null or empty for all
 * @param jobId of that job
 * @param targetId that ran on that target
 * @param kind {@code job} or {@code command}
 * @param from created at or after
 * @param to created before
 */
public record ExecutionFilter(
        List<ExecutionState> states, UUID jobId, UUID targetId, String kind, Instant from, Instant to) {
    /** All executions. */
    public static final ExecutionFilter ALL = new ExecutionFilter(null, null, null, null, null, null);

    public ExecutionFilter {
        new Validation().instant("from", from).instant("to", to).orThrow();
    }
}
