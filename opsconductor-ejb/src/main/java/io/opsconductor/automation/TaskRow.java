package io.opsconductor.automation;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A task as the ledger keeps it.
 *
 * @param targetId null for a step that runs once
 * @param targetName null for a step that runs once
 * @param attempt how many times its command was started; 0 before the first
 * @param failure null unless it failed
 * @param outputs named values; never null
 * @param truncated whether output beyond the quota was dropped
 * @param remoteProcess {@link io.opsconductor.assets.RemoteProcess#asText()}, or null while unknown
 * @param changeSequence orders the changes of an execution's tasks and output
 */
public record TaskRow(
        UUID id,
        String stepId,
        String stepType,
        UUID targetId,
        String targetName,
        TaskState state,
        int attempt,
        Integer exitCode,
        Instant startedAt,
        Instant finishedAt,
        Failure failure,
        Map<String, Object> outputs,
        boolean truncated,
        String remoteProcess,
        long changeSequence) {

    /** The same without anything that a host or an author of a job wrote; a task that failed has that failure. */
    public TaskRow withoutDetails(Failure instead) {
        return new TaskRow(
                id,
                stepId,
                stepType,
                targetId,
                targetName,
                state,
                attempt,
                exitCode,
                startedAt,
                finishedAt,
                failure == null ? null : instead,
                Map.of(),
                truncated,
                remoteProcess,
                changeSequence);
    }
}
