package io.opsconductor.automation;

import io.opsconductor.automation.start.TargetLookup;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Problem;
import io.opsconductor.platform.Requires;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/** Gives jobs out as files and takes files in. Each job of a file stands or falls by itself. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobExchange {
    @Inject
    private Jobs jobs;

    @Inject
    private TargetLookup targets;

    /**
     * The job as a file. Targets by id become targets by name, so that it travels.
     *
     * @throws Problem 404 if there is none
     */
    @Requires("jobs:read")
    public JobDocument export(Caller caller, UUID id) {
        JobView job = jobs.get(caller, id);
        return JobDocument.of(job, portable(caller, job.targets()));
    }

    private TargetSelector portable(Caller caller, TargetSelector selector) {
        if (selector == null || selector.ids() == null || selector.ids().isEmpty()) {
            return selector;
        }
        TreeSet<String> names = new TreeSet<>(targets.names(caller, selector.ids()));
        if (selector.names() != null) {
            names.addAll(selector.names());
        }
        return new TargetSelector(null, List.copyOf(names), selector.groups(), selector.tags(), selector.query());
    }

    /** Takes the jobs of a file in; one whose name its folder has already is skipped. */
    @Requires("jobs:create")
    public ImportReport importAll(Caller caller, List<JobDocument> documents) {
        List<ImportReport.Imported> imported = new ArrayList<>();
        List<ImportReport.Skipped> skipped = new ArrayList<>();
        List<ImportReport.Refused> refused = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            JobDocument document = documents.get(i);
            try {
                JobView job = jobs.create(caller, document.command());
                imported.add(new ImportReport.Imported(job.id(), job.name(), job.folder()));
            } catch (Problem problem) {
                if (problem.code().equals("already-exists")) {
                    skipped.add(new ImportReport.Skipped(document.name(), document.folder(), problem.getMessage()));
                } else {
                    refused.add(new ImportReport.Refused(i, document.name(), problem.getMessage(), problem.errors()));
                }
            }
        }
        return new ImportReport(imported, skipped, refused);
    }
}
