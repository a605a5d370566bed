package io.opsconductor.automation.start;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.assets.TargetRef;
import io.opsconductor.automation.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An execution as it is first written.
 *
 * @param definition frozen, as JSON
 * @param secretParameters sealed, or null
 * @param targets in their order
 * @param tasks how many there will be
 * @param noTargets whether its selector matched nothing: then it has failed before it began
 */
public record NewExecution(
        UUID id,
        long number,
        UUID jobId,
        String jobName,
        Long jobVersion,
        String kind,
        int priority,
        Trigger trigger,
        UUID requestedById,
        String requestedBy,
        JsonNode parameters,
        String definition,
        byte[] secretParameters,
        List<TargetRef> targets,
        int tasks,
        boolean noTargets,
        Instant createdAt,
        String correlationId) {

    @Override
    public String toString() {
        return "NewExecution[" + id + "]"; // parameters may be personal
    }
}
