package io.opsconductor.automation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.opsconductor.platform.Problem;
import java.util.List;

/**
 * A job as a file, for another installation or a repository: without ids, its targets by names, groups and tags.
 *
 * @param format {@value #FORMAT}, or null where a person wrote the file
 */
@JsonIgnoreProperties({"id", "version", "createdAt", "createdBy", "updatedAt", "updatedBy"})
public record JobDocument(
        String format,
        String name,
        String folder,
        String description,
        List<String> tags,
        @JsonSetter(contentNulls = Nulls.FAIL) List<Parameter> parameters,
        Workflow workflow,
        TargetSelector targets,
        Strategy strategy,
        Integer timeoutSeconds,
        Boolean draft) {
    /** The form of files that this release writes. */
    public static final String FORMAT = "opsconductor/job/1";

    /** The file of a job, with its targets named as given. */
    static JobDocument of(JobView job, TargetSelector targets) {
        return new JobDocument(
                FORMAT,
                job.name(),
                job.folder(),
                job.description(),
                job.tags().isEmpty() ? null : job.tags(),
                job.parameters().isEmpty() ? null : job.parameters(),
                job.workflow(),
                targets,
                job.strategy(),
                job.timeoutSeconds(),
                job.draft() ? true : null);
    }

    /** What it asks for. */
    public JobCommand command() {
        if (format != null && !FORMAT.equals(format)) {
            throw Problem.invalid("format", "must be " + FORMAT + ", or be omitted");
        }
        return new JobCommand(
                name, folder, description, tags, parameters, workflow, targets, strategy, timeoutSeconds, draft);
    }
}
