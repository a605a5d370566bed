package io.opsconductor.web.console.automation;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.automation.ExecutionHistory;
import io.opsconductor.automation.ExecutionView;
import io.opsconductor.automation.Executions;
import io.opsconductor.communication.AuditEvent;
import io.opsconductor.communication.AuditEvents;
import io.opsconductor.communication.AuditFilter;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.Listing;
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
    private static final int EVENTS = 50;

    @Inject
    private ExecutionHistory history;

    @Inject
    private Executions executions;

    @Inject
    private AuditEvents audit;

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

    /** Starts its like, on all of its targets. */
    public String retry() {
        return retry(false);
    }

    /** Starts its like, on those of its targets where something did not go well. */
    public String retryFailed() {
        return retry(true);
    }

    private String retry(boolean failedOnly) {
        ExecutionView started = executions.retry(viewer.caller(), Ids.of("execution", id), failedOnly);
        return "/execution?faces-redirect=true&id=" + started.id();
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
            workflow = Json.write(history.graph(viewer.caller(), Ids.of("execution", id)));
        }
        return workflow;
    }

    /** Whether the viewer may start its like. */
    public boolean isRetryable() {
        return viewer.may("executions:retry")
                && viewer.may(getExecution().jobId() == null ? "commands:run" : "jobs:run");
    }

    /** What happened to it, newest first. */
    public List<AuditEvent> getEvents() {
        return audit.list(
                        viewer.caller(),
                        new AuditFilter(null, null, null, Ids.of("execution", id), null, null, null, null),
                        Listing.first(EVENTS))
                .items();
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
