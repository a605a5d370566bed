package io.opsconductor.automation.ledger;

import io.opsconductor.automation.Lease;
import io.opsconductor.automation.RunChanges;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Writes the changes of many executions, those whose lease is still the writer's. */
public final class GroupCommit {
    private GroupCommit() {}

    /**
     * What became of it.
     *
     * @param held the leases that are still the writer's
     * @param accepted the changes that were written; all others were refused
     */
    public record Written(List<Lease> held, List<RunChanges> accepted) {}

    /** Writes within the caller's transaction. */
    public static Written write(Handle handle, Collection<RunChanges> changes, Instant now) {
        Map<UUID, Long> fences = changes.stream().collect(Collectors.toMap(RunChanges::executionId, RunChanges::fence));
        List<Lease> held = LeaseRows.lock(handle, fences);
        Set<UUID> mine = held.stream().map(Lease::executionId).collect(Collectors.toSet());
        List<RunChanges> accepted =
                changes.stream().filter(c -> mine.contains(c.executionId())).toList();
        TaskRows.plan(handle, accepted);
        TaskRows.update(handle, accepted);
        OutputRows.insert(handle, accepted);
        ExecutionRows.update(handle, accepted, now);
        return new Written(held, accepted);
    }
}
