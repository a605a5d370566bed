package io.opsconductor.web.console.automation;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.automation.ExecutionHistory;
import io.opsconductor.automation.ExecutionView;
import io.opsconductor.automation.Executions;
import io.opsconductor.automation.JobVersionView;
import io.opsconductor.automation.Jobs;
import io.opsconductor.automation.StepView;
import io.opsconductor.automation.Workflow;
import io.opsconductor.platform.Json;
import io.opsconductor.web.console.Ids;
import io.opsconductor.web.console.Viewer;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One execution. The page follows it by itself; this gives it its beginning, and cancels. */
@Named
@ViewScoped
public class ExecutionPage implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private ExecutionHistory history;

    @Inject
    private Executions executions;

    @Inject
    private Jobs jobs;

    @Inject
    private Viewer viewer;

    private String id;
    private transient ExecutionView execution;
    private transient String workflow;

    /** A parameter that it was started with. */
    public record Given(String name, String value) {}

    /** Reads it. */
    public void load() {
        execution = history.get(viewer.caller(), Ids.of("execution", id));
    }

    /** Ends it as soon as its hosts let it. */
    public String cancel() {
        return cancel(false);
    }

    /** Ends it within seconds, whatever its hosts answer. */
    public String force() {
        return cancel(true);
    }

    private String cancel(boolean force) {
        executions.cancel(viewer.caller(), Ids.of("execution", id), force);
        return "/execution?faces-redirect=true&id=" + id;
    }

    /** What is shown at first. */
    public ExecutionView getExecution() {
        if (execution == null) {
            load();
        }
        return execution;
    }

    /** The graph that it runs, as JSON: the drawing and the matrix are made of it. */
    public String getWorkflow() {
        if (workflow == null) {
            workflow = Json.write(graph());
        }
        return workflow;
    }

    private Workflow graph() {
        ExecutionView e = getExecution();
        if (e.jobId() != null && e.jobVersion() != null && viewer.may("jobs:read")) {
            for (JobVersionView version : jobs.versions(viewer.caller(), e.jobId(), e.jobVersion() + 1, 1)) {
                if (version.version() == e.jobVersion()) {
                    return version.workflow();
                }
            }
        }
        List<Workflow.Node> nodes = new ArrayList<>();
        for (StepView step : history.steps(viewer.caller(), e.id())) {
            nodes.add(new Workflow.Node(step.stepId(), step.name(), step.type(), null, null, null, null, null, null));
        }
        return new Workflow(nodes, List.of());
    }

    /** The view that answers most questions at first: the output of a single command, else the matrix. */
    public String getFirstView() {
        return getExecution().progress().targets() <= 1 && getExecution().kind().equals("command")
                ? "output"
                : "matrix";
    }

    /** The job's name, or the command. */
    public String getName() {
        return getExecution().jobName();
    }

    public String getTitle() {
        return getName() + " #" + getExecution().number();
    }

    /** When it began, or was accepted if it has not begun. */
    public Instant getBegan() {
        return getExecution().startedAt() == null
                ? getExecution().createdAt()
                : getExecution().startedAt();
    }

    /** Where the page reads from. */
    public String getAddress() {
        return FacesContext.getCurrentInstance().getExternalContext().getRequestContextPath() + "/console/executions/"
                + getExecution().id();
    }

    /** What started it, in words. */
    public String getTrigger() {
        String name = getExecution().trigger().name();
        return getExecution().trigger().type() + (name == null ? "" : " " + name);
    }

    /** What it was started with; secrets are masked. */
    public List<Given> getParameters() {
        List<Given> given = new ArrayList<>();
        JsonNode parameters = getExecution().parameters();
        if (parameters != null) {
            parameters
                    .properties()
                    .forEach(p -> given.add(new Given(
                            p.getKey(),
                            p.getValue().isTextual()
                                    ? p.getValue().textValue()
                                    : p.getValue().toString())));
        }
        return given;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
