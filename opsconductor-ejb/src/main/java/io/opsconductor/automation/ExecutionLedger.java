package io.opsconductor.automation;

import io.opsconductor.automation.ledger.ClaimQueue;
import io.opsconductor.automation.ledger.ExecutionRows;
import io.opsconductor.automation.ledger.GroupCommit;
import io.opsconductor.automation.ledger.LeaseRows;
import io.opsconductor.automation.ledger.OutputRows;
import io.opsconductor.platform.AuditEntry;
import io.opsconductor.platform.AuditLog;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Open;
import io.opsconductor.platform.Outbox;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/**
 * The books of the execution plane: claims work under a lease and a fence, and writes what became of it. Many
 * executions share one commit. Lease time is the database's alone, so that clocks of nodes need not agree.
 *
 * <p>Whoever lost a lease may still call: what it writes is refused as a whole and in silence, and the answer says so.
 */
@Stateless
public class ExecutionLedger {
    private static final String WHY =
            "called by the execution plane in the same process; the fence of a lease is what it must show";

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private AuditLog audit;

    @Inject
    private Outbox outbox;

    /** Takes executions that nobody holds: first those that cannot wait, then by priority, fair share between jobs, age. */
    @Open(WHY)
    public List<ClaimedExecution> claim(ClaimOrder order) {
        return jdbi.withHandle(handle -> {
            List<ClaimQueue.Claim> claims = ClaimQueue.claim(handle, order);
            return claims.isEmpty() ? List.of() : ExecutionRows.load(handle, claims);
        });
    }

    /** Holds the executions for another lease. Those that are missing from the answer were lost to another node. */
    @Open(WHY)
    public List<Lease> renew(Map<UUID, Long> fences, Duration lease) {
        return fences.isEmpty() ? List.of() : jdbi.withHandle(handle -> LeaseRows.renew(handle, fences, lease));
    }

    /** Gives executions back, so that any node may go on with them at once. */
    @Open(WHY)
    public void release(Map<UUID, Long> fences) {
        if (!fences.isEmpty()) {
            jdbi.useHandle(handle -> LeaseRows.release(handle, fences));
        }
    }

    /**
     * Writes the changes of many executions in one transaction.
     *
     * @return the executions that are still the caller's; the changes of all others were refused
     */
    @Open(WHY)
    public List<Lease> commit(Collection<RunChanges> changes) {
        GroupCommit.Written written = jdbi.withHandle(handle -> GroupCommit.write(handle, changes, clock.instant()));
        ended(written.accepted().stream().filter(c -> c.end() != null).toList());
        return written.held();
    }

    /**
     * The beginning of what finished tasks wrote to standard output, for the steps after them.
     *
     * @param atMost bytes of each task
     */
    @Open(WHY)
    public Map<UUID, byte[]> outputHeads(UUID executionId, Collection<UUID> taskIds, int atMost) {
        return jdbi.withHandle(handle -> OutputRows.heads(handle, executionId, taskIds, atMost));
    }

    /** Bytes of output that the execution has stored, as they were written on the hosts. */
    @Open(WHY)
    public long outputSize(UUID executionId) {
        return jdbi.withHandle(handle -> OutputRows.size(handle, executionId));
    }

    private void ended(List<RunChanges> changes) {
        if (changes.isEmpty()) {
            return;
        }
        Map<UUID, ExecutionSummary> views = jdbi
                .withHandle(handle -> ExecutionRows.finish(
                        handle, changes.stream().map(RunChanges::executionId).toList()))
                .stream()
                .collect(Collectors.toMap(ExecutionSummary::id, Function.identity()));
        for (RunChanges change : changes) {
            ExecutionSummary view = views.get(change.executionId());
            Caller engine = Caller.system("engine").correlatedBy(view.correlationId());
            audit.record(
                    engine, AuditEntry.done("execution.finished", "execution", view.id(), view.jobName(), null, view));
            outbox.publish(
                    engine,
                    "io.opsconductor.automation.execution."
                            + change.end().state().wireName(),
                    view.id(),
                    view);
        }
    }
}
