package io.opsconductor.web.console.automation;

import io.opsconductor.automation.JobFilter;
import io.opsconductor.automation.JobView;
import io.opsconductor.automation.Jobs;
import io.opsconductor.platform.Listing;
import io.opsconductor.platform.Page;
import io.opsconductor.web.console.Viewer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Which jobs would miss a target or a group, in words, shown before it is deleted. */
@Named
@RequestScoped
public class JobsNaming {
    private static final int NAMED = 5;

    @Inject
    private Jobs jobs;

    @Inject
    private Viewer viewer;

    /** "Used by 2 jobs: a, b.", or null where none does or the viewer may not know. */
    public String target(UUID id, String name) {
        return words(JobFilter.namingTarget(id, name));
    }

    /** The same of a group. */
    public String group(UUID id, String name) {
        return words(JobFilter.namingGroup(id, name));
    }

    private String words(JobFilter filter) {
        if (!viewer.may("jobs:read")) {
            return null;
        }
        Page<JobView> page = jobs.list(viewer.caller(), new Listing(NAMED, null, List.of(), null, true), filter);
        if (page.items().isEmpty()) {
            return null;
        }
        long count = page.total() == null ? Page.EXACT_TOTAL : page.total();
        String names = page.items().stream().map(JobView::name).collect(Collectors.joining(", "));
        return (count == 1 ? "Used by 1 job: " : "Used by " + count + " jobs: ")
                + names
                + (count > NAMED ? " and " + (count - NAMED) + " more." : ".");
    }
}
