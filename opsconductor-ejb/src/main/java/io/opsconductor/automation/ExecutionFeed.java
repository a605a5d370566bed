package io.opsconductor.automation;

import io.opsconductor.automation.history.ExecutionRows;
import io.opsconductor.automation.history.FeedRows;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Problem;
import io.opsconductor.platform.Requires;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/**
 * What live views read. Whoever reads the execution first and its changes then knows: once the execution was final, the
 * changes found after it are all there will ever be.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ExecutionFeed {
    private static final long BYTES_AT_ONCE = 256 * 1024;

    @Inject
    private ExecutionRows executions;

    @Inject
    private FeedRows rows;

    /**
     * The execution as it is now.
     *
     * @throws Problem 404 if there is none
     */
    @Requires("executions:read")
    public ExecutionView execution(Caller caller, UUID id) {
        return executions.find(id).orElseThrow(() -> Problem.notFound("execution", id));
    }

    /**
     * Its next changes after that place, in order; empty when there are none so far.
     *
     * @param limit the most changes; there are fewer when their output is long
     */
    @Requires("executions:read")
    public List<FeedItem> changes(Caller caller, UUID id, long after, int limit) {
        return rows.after(id, after, limit, BYTES_AT_ONCE);
    }
}
