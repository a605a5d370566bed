package io.opsconductor.web.console.automation;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.automation.ExecutionHistory;
import io.opsconductor.automation.ExecutionView;
import io.opsconductor.automation.Executions;
import io.opsconductor.automation.JobView;
import io.opsconductor.automation.Jobs;
import io.opsconductor.automation.Parameter;
import io.opsconductor.automation.StartCommand;
import io.opsconductor.web.console.Ids;
import io.opsconductor.web.console.Numbers;
import io.opsconductor.web.console.Viewer;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Starts a job with parameters, and on other targets if wished. */
@Named
@ViewScoped
public class StartForm implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private Jobs jobs;

    @Inject
    private Executions executions;

    @Inject
    private ExecutionHistory history;

    @Inject
    private Viewer viewer;

    private String id;
    private String like;
    private boolean elsewhere;
    private String priority;
    private final TargetsForm targets = new TargetsForm();
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Boolean> flags = new HashMap<>();
    private final Map<String, List<String>> lists = new HashMap<>();
    private transient JobView job;

    /** Fills the form with the job's defaults, or with what an earlier execution was started with. */
    public void load() {
        JsonNode earlier = earlier();
        for (Parameter parameter : getJob().parameters()) {
            JsonNode given = earlier == null ? null : earlier.get(parameter.name());
            JsonNode value = given == null || parameter.hidesValue() ? parameter.defaultValue() : given;
            texts.put(parameter.name(), ParameterText.write(value));
            flags.put(parameter.name(), value != null && value.asBoolean());
            List<String> items = new ArrayList<>();
            if (value != null) {
                value.forEach(item -> items.add(item.asText()));
            }
            lists.put(parameter.name(), items);
        }
    }

    private JsonNode earlier() {
        ExecutionView execution = like == null ? null : history.get(viewer.caller(), Ids.of("execution", like));
        return execution == null ? null : execution.parameters();
    }

    /** Starts it and opens its page. */
    public String start() {
        Map<String, JsonNode> parameters = new LinkedHashMap<>();
        for (Parameter parameter : getJob().parameters()) {
            String name = parameter.name();
            String text =
                    switch (parameter.type()) {
                        case "boolean" -> String.valueOf(flags.get(name));
                        case "multiChoice" -> lists.get(name) == null ? null : String.join("\n", lists.get(name));
                        default -> texts.get(name);
                    };
            JsonNode value = ParameterText.read("parameters." + name, parameter.type(), text);
            if (value != null) {
                parameters.put(name, value);
            }
        }
        ExecutionView started = executions.start(
                viewer.caller(),
                Ids.of("job", id),
                new StartCommand(
                        parameters, elsewhere ? targets.selector() : null, null, Numbers.read("priority", priority)));
        return "/execution?faces-redirect=true&id=" + started.id();
    }

    /** What is started. */
    public JobView getJob() {
        if (job == null) {
            job = jobs.get(viewer.caller(), Ids.of("job", id));
        }
        return job;
    }

    /** How the parameter is called. */
    public String label(Parameter parameter) {
        return parameter.label() == null ? parameter.name() : parameter.label();
    }

    /** Which input asks for the parameter. */
    public String input(Parameter parameter) {
        return switch (parameter.type()) {
            case "boolean" -> "flag";
            case "multiChoice" -> "many";
            case "choice" -> "choice";
            case "secret" -> "secret";
            default -> "text";
        };
    }

    /** What kind of text the browser asks for. */
    public String browserType(Parameter parameter) {
        return parameter.type().equals("date") ? "date" : "text";
    }

    public TargetsForm getTargets() {
        return targets;
    }

    public Map<String, String> getTexts() {
        return texts;
    }

    public Map<String, Boolean> getFlags() {
        return flags;
    }

    public Map<String, List<String>> getLists() {
        return lists;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getLike() {
        return like;
    }

    public void setLike(String like) {
        this.like = like;
    }

    public boolean isElsewhere() {
        return elsewhere;
    }

    public void setElsewhere(boolean elsewhere) {
        this.elsewhere = elsewhere;
    }

    public String getPriority() {
        return priority;
    }

    public void setPriority(String priority) {
        this.priority = priority;
    }
}
