package io.opsconductor.automation;

import io.opsconductor.platform.FieldError;
import java.util.List;
import java.util.UUID;

/** What became of each job of a file. */
public record ImportReport(List<Imported> imported, List<Skipped> skipped, List<Refused> refused) {
    /** One that is a job now. */
    public record Imported(UUID id, String name, String folder) {}

    /** One that was there already. */
    public record Skipped(String name, String folder, String reason) {}

    /** One that cannot be a job as it is. */
    public record Refused(int index, String name, String reason, List<FieldError> errors) {}
}
