package io.opsconductor.automation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A job as the API shows it. */
public record JobView(
        UUID id,
        String name,
        String folder,
        String description,
        List<String> tags,
        List<Parameter> parameters,
        Workflow workflow,
        TargetSelector targets,
        Strategy strategy,
        Integer timeoutSeconds,
        boolean draft,
        long version,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy) {

    /** The part of it that is versioned. */
    public JobDefinition definition() {
        return new JobDefinition(parameters, workflow, targets, strategy, timeoutSeconds);
    }
}
