package io.opsconductor.web.console.automation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.opsconductor.automation.JobCommand;
import io.opsconductor.automation.JobView;
import io.opsconductor.automation.Jobs;
import io.opsconductor.automation.Parameter;
import io.opsconductor.automation.StepTypes;
import io.opsconductor.automation.Strategy;
import io.opsconductor.automation.Workflow;
import io.opsconductor.platform.ExpectedVersion;
import io.opsconductor.platform.FieldError;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.Problem;
import io.opsconductor.web.console.Checked;
import io.opsconductor.web.console.Ids;
import io.opsconductor.web.console.Notices;
import io.opsconductor.web.console.Numbers;
import io.opsconductor.web.console.Viewer;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes a job or changes one: the same definition as the API takes, in a form. */
@Named
@ViewScoped
public class JobForm implements Checked, Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private Jobs jobs;

    @Inject
    private StepTypes stepTypes;

    @Inject
    private Viewer viewer;

    private String id;
    private String name;
    private String folder = "/";
    private String description;
    private String tags;
    private boolean draft;
    private String timeout;
    private String kind = "parallel";
    private String limit;
    private String stopAfter;
    private String newType = "ssh.command";
    private TargetsForm targets = new TargetsForm();
    private final ArrayList<StepForm> steps = new ArrayList<>();
    private int lastKey;
    private final ArrayList<ParameterForm> parameters = new ArrayList<>();
    private JsonNode batch;
    private long version;

    /** Fills the form with the job that the address names, or begins with one step. */
    public void load() {
        viewer.demand(isExisting() ? "jobs:update" : "jobs:create");
        if (!isExisting()) {
            addStep();
            return;
        }
        JobView job = jobs.get(viewer.caller(), Ids.of("job", id));
        name = job.name();
        folder = job.folder();
        description = job.description();
        tags = String.join(", ", job.tags());
        draft = job.draft();
        version = job.version();
        timeout = Numbers.text(job.timeoutSeconds());
        targets = TargetsForm.of(job.targets());
        job.parameters().forEach(p -> parameters.add(ParameterForm.of(p)));
        if (job.strategy() != null) {
            kind = Objects.requireNonNullElse(job.strategy().kind(), kind);
            limit = Numbers.text(job.strategy().limit());
            stopAfter = ParameterText.write(job.strategy().stopAfterFailures());
            batch = job.strategy().batch();
        }
        Map<String, String> keys = new HashMap<>();
        for (Workflow.Node node : job.workflow().nodes()) {
            StepForm step = StepForm.of(nextKey(), node, stepTypes.get(viewer.caller(), node.type()));
            keys.put(node.id(), step.getKey());
            steps.add(step);
        }
        for (Workflow.Edge edge : job.workflow().edges()) {
            steps.stream().filter(s -> s.getId().equals(edge.to())).forEach(s -> s.getIncoming()
                    .add(EdgeForm.of(edge, keys.get(edge.from()))));
        }
    }

    private String nextKey() {
        return Integer.toString(++lastKey);
    }

    /** Adds a step of the chosen type after the last one. */
    public void addStep() {
        JsonNode type = stepTypes.get(viewer.caller(), newType);
        int number = steps.size() + 1;
        while (known("step-" + number)) {
            number++;
        }
        StepForm step = new StepForm(nextKey(), type, "step-" + number);
        if (!steps.isEmpty()) {
            step.getIncoming().add(new EdgeForm(steps.get(steps.size() - 1).getKey()));
        }
        steps.add(step);
    }

    private boolean known(String stepId) {
        return steps.stream().anyMatch(s -> stepId.equals(s.getId()));
    }

    /** Removes a step; what came after it then comes after what it came after. */
    public void removeStep(StepForm step) {
        steps.remove(step);
        for (StepForm other : steps) {
            if (other.getIncoming().removeIf(e -> step.getKey().equals(e.getFrom()))) {
                step.getIncoming().forEach(e -> other.getIncoming().add(e.copy()));
            }
        }
    }

    /** Lets the step come after another one as well. */
    public void addEdge(StepForm step) {
        steps.stream().filter(s -> s != step).findFirst().ifPresent(s -> step.getIncoming()
                .add(new EdgeForm(s.getKey())));
    }

    /** Takes that away again. */
    public void removeEdge(StepForm step, EdgeForm edge) {
        step.getIncoming().remove(edge);
    }

    /** Adds a parameter. */
    public void addParameter() {
        parameters.add(new ParameterForm());
    }

    /** Removes a parameter. */
    public void removeParameter(ParameterForm parameter) {
        parameters.remove(parameter);
    }

    /** Draws the graph anew; the form was read just before. */
    public void redraw() {
        // Nothing else to do.
    }

    /** Stores the job and opens its page. */
    public String save() {
        JobView saved = isExisting()
                ? jobs.update(viewer.caller(), Ids.of("job", id), command(), ExpectedVersion.of(version))
                : jobs.create(viewer.caller(), command());
        Notices.done("Job " + saved.name() + " saved" + (saved.draft() ? " as a draft" : ""));
        return "/job?faces-redirect=true&id=" + saved.id();
    }

    @Override
    public List<FieldError> check() {
        return jobs.check(viewer.caller(), Ids.of("job", id), command());
    }

    private JobCommand command() {
        List<Parameter> asked = new ArrayList<>();
        for (ParameterForm parameter : parameters) {
            asked.add(parameter.parameter(asked.size()));
        }
        List<String> labels = tags == null
                ? List.of()
                : List.of(tags.split(",")).stream()
                        .map(String::strip)
                        .filter(t -> !t.isEmpty())
                        .toList();
        return new JobCommand(
                name,
                folder == null ? "/" : folder,
                description,
                labels,
                asked,
                workflow(),
                targets.selector(),
                strategy(),
                Numbers.read("timeoutSeconds", timeout),
                draft);
    }

    private Strategy strategy() {
        Integer most = Numbers.read("strategy.limit", limit);
        if (kind.equals("parallel") && most == null && stopAfter == null && batch == null) {
            return null;
        }
        JsonNode stop = stopAfter == null
                ? null
                : stopAfter.endsWith("%")
                        ? TextNode.valueOf(stopAfter.strip())
                        : IntNode.valueOf(Numbers.read("strategy.stopAfterFailures", stopAfter));
        return new Strategy(kind, most, batch, stop);
    }

    private Workflow workflow() {
        List<Workflow.Node> nodes = new ArrayList<>();
        List<Workflow.Edge> edges = new ArrayList<>();
        Map<String, String> ids = new HashMap<>();
        steps.forEach(step -> ids.put(step.getKey(), step.getId()));
        for (StepForm step : steps) {
            nodes.add(step.node(nodes.size()));
            step.getIncoming().forEach(e -> edges.add(e.edge(ids.get(e.getFrom()), step.getId())));
        }
        return new Workflow(nodes, edges);
    }

    /** Where the way stands in the definition: faults name it by that. */
    public int place(EdgeForm edge) {
        return steps.stream()
                .flatMap(step -> step.getIncoming().stream())
                .toList()
                .indexOf(edge);
    }

    /** The graph as it stands in the form, for the drawing. */
    public String getWorkflow() {
        try {
            return Json.write(workflow());
        } catch (Problem unfinished) {
            return "{}"; // said at its field once the job is saved
        }
    }

    /** Whether it changes a job rather than making one. */
    public boolean isExisting() {
        return id != null;
    }

    public String getTitle() {
        return isExisting() ? "Edit " + name : "New job";
    }

    /** The step types that can be added. */
    public List<JsonNode> getTypes() {
        return stepTypes.list(viewer.caller());
    }

    public List<StepForm> getSteps() {
        return steps;
    }

    public List<ParameterForm> getParameters() {
        return parameters;
    }

    public TargetsForm getTargets() {
        return targets;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getFolder() {
        return folder;
    }

    public void setFolder(String folder) {
        this.folder = folder;
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    public String getTags() {
        return tags;
    }

    public void setTags(String tags) {
        this.tags = tags;
    }

    public boolean isDraft() {
        return draft;
    }

    public void setDraft(boolean draft) {
        this.draft = draft;
    }

    public String getTimeout() {
        return timeout;
    }

    public void setTimeout(String timeout) {
        this.timeout = timeout;
    }

    public String getKind() {
        return kind;
    }

    public void setKind(String kind) {
        this.kind = kind;
    }

    public String getLimit() {
        return limit;
    }

    public void setLimit(String limit) {
        this.limit = limit;
    }

    public String getStopAfter() {
        return stopAfter;
    }

    public void setStopAfter(String stopAfter) {
        this.stopAfter = stopAfter;
    }

    public String getNewType() {
        return newType;
    }

    public void setNewType(String newType) {
        this.newType = newType;
    }
}
