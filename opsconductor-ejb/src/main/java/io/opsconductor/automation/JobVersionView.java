package io.opsconductor.automation;

import java.time.Instant;
import java.util.List;

/** What a job did as of one save. */
public record JobVersionView(
        long version,
        List<Parameter> parameters,
        Workflow workflow,
        TargetSelector targets,
        Strategy strategy,
        Integer timeoutSeconds,
        Instant createdAt,
        String createdBy) {

    /** Of the stored definition. */
    public static JobVersionView of(long version, JobDefinition definition, Instant createdAt, String createdBy) {
        return new JobVersionView(
                version,
                definition.parameters(),
                definition.workflow(),
                definition.targets(),
                definition.strategy(),
                definition.timeoutSeconds(),
                createdAt,
                createdBy);
    }
}
