package io.opsconductor.web.console.automation;

import io.opsconductor.automation.ExecutionView;
import io.opsconductor.automation.JobVersionView;
import io.opsconductor.automation.JobView;
import io.opsconductor.automation.Jobs;
import io.opsconductor.platform.ExpectedVersion;
import io.opsconductor.platform.Json;
import io.opsconductor.web.console.Ids;
import io.opsconductor.web.console.Notices;
import io.opsconductor.web.console.Viewer;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;

/** One job: what it does, what it did, how it changed. */
@Named
@ViewScoped
public class JobPage implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int VERSIONS = 50;

    @Inject
    private Jobs jobs;

    @Inject
    private RecentExecutions recent;

    @Inject
    private Viewer viewer;

    private String id;
    private transient JobView job;

    /** Reads it. */
    public void load() {
        job = jobs.get(viewer.caller(), Ids.of("job", id));
    }

    /** Deletes it. */
    public String delete() {
        jobs.delete(viewer.caller(), Ids.of("job", id), ExpectedVersion.of(getJob().version()));
        Notices.done("Job " + getJob().name() + " deleted");
        return "/jobs?faces-redirect=true";
    }

    /** What is shown. */
    public JobView getJob() {
        if (job == null) {
            load();
        }
        return job;
    }

    /** The graph as JSON. */
    public String getWorkflow() {
        return Json.write(getJob().workflow());
    }

    /** The settings of its steps as JSON, for reading. */
    public String getDefinition() {
        return Json.tree(getJob().definition()).toPrettyString();
    }

    /** What it did lately. */
    public List<ExecutionView> getExecutions() {
        return recent.ofJob(Ids.of("job", id));
    }

    /** Its newest versions. */
    public List<JobVersionView> getVersions() {
        return jobs.versions(viewer.caller(), Ids.of("job", id), null, VERSIONS);
    }

    /** How it goes over its targets, in words. */
    public String getStrategy() {
        if (getJob().strategy() == null) {
            return "up to 50 targets at once";
        }
        int limit = getJob().strategy().effectiveLimit();
        return limit == 1 ? "one target at a time" : "up to " + limit + " targets at once";
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
