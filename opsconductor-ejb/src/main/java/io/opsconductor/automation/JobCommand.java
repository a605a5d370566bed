package io.opsconductor.automation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.opsconductor.platform.Validation;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a job is to be like. What only the server sets may stand in it, as after a read, and is not looked at.
 *
 * @param name unique in its folder
 * @param folder a path like {@code /linux/updates}; null for {@code /}
 * @param tags null for none
 * @param draft whether it may have problems, and cannot run; null means no
 */
@JsonIgnoreProperties({"id", "version", "createdAt", "createdBy", "updatedAt", "updatedBy"})
public record JobCommand(
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
    private static final Pattern FOLDER = Pattern.compile("/|(/[^/\\p{Cntrl}]{1,100}){1,10}");
    private static final int MOST_TAGS = 50;

    /** The folder, said or not. */
    public String effectiveFolder() {
        return folder == null ? "/" : folder;
    }

    /** Whether it may have problems. */
    public boolean isDraft() {
        return Boolean.TRUE.equals(draft);
    }

    /** The part of it that is versioned. */
    public JobDefinition definition() {
        return new JobDefinition(parameters, workflow, targets, strategy, timeoutSeconds);
    }

    /** Checks all but the definition. */
    void check() {
        Validation validation = new Validation().name("name", name).lines("description", description, 10_000);
        validation.check(
                FOLDER.matcher(effectiveFolder()).matches(), "folder", "must be a path like / or /linux/updates");
        validation.check(workflow != null, "workflow", "is required");
        if (tags != null) {
            validation.check(tags.size() <= MOST_TAGS, "tags", "must have at most " + MOST_TAGS + " items");
            for (int i = 0; i < tags.size(); i++) {
                validation.name("tags[" + i + "]", tags.get(i));
            }
        }
        validation.orThrow();
    }
}
