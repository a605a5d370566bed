package io.opsconductor.automation;

import java.util.List;
import java.util.UUID;

/** What events tell of a job: which it is, without what it does. */
public record JobSummary(UUID id, String name, String folder, List<String> tags, boolean draft, long version) {
    static JobSummary of(JobView job) {
        return new JobSummary(job.id(), job.name(), job.folder(), job.tags(), job.draft(), job.version());
    }
}
