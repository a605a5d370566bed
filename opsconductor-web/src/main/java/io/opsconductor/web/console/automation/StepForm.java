package io.opsconductor.web.console.automation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsconductor.automation.Workflow;
import io.opsconductor.platform.Json;
import io.opsconductor.web.console.Numbers;
import io.opsconductor.web.console.Tags;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A step as it is edited: its settings as text, and what it comes after. */
public class StepForm implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final String type;
    private final String typeTitle;
    private final List<SettingField> fields;
    private final Map<String, String> values = new HashMap<>();
    private final List<EdgeForm> incoming = new ArrayList<>();
    private String id;
    private String name;
    private String timeout;
    private String attempts;
    private String backoff;
    private boolean idempotent;
    private String join = "all";
    private String per = "";

    StepForm(String key, JsonNode stepType, String id) {
        this.key = key;
        this.type = stepType.path("type").asText();
        this.typeTitle = stepType.path("title").asText(type);
        this.fields = SettingField.of(stepType.path("schema"));
        this.id = id;
    }

    static StepForm of(String key, Workflow.Node node, JsonNode stepType) {
        StepForm form = new StepForm(key, stepType, node.id());
        form.name = node.name();
        form.timeout = Numbers.text(node.timeoutSeconds());
        if (node.retry() != null) {
            form.attempts = Integer.toString(node.retry().attempts());
            form.backoff = Numbers.text(node.retry().backoffSeconds());
        }
        form.idempotent = node.mayRunAgain();
        form.join = node.join() == null ? "all" : node.join().wireName();
        form.per = node.per() == null ? "" : node.per().wireName();
        for (SettingField field : form.fields) {
            form.values.put(field.name(), read(field, node.with()));
        }
        return form;
    }

    private static String read(SettingField field, ObjectNode with) {
        JsonNode value = with == null ? null : with.get(field.name());
        if (value == null || value.isNull()) {
            return null;
        }
        if (field.kind().equals("list")) {
            List<String> lines = new ArrayList<>();
            value.forEach(item -> lines.add(item.asText()));
            return String.join("\n", lines);
        }
        if (field.kind().equals("map")) {
            return value.properties().stream()
                    .map(p -> p.getKey() + "=" + p.getValue().asText())
                    .collect(Collectors.joining("\n"));
        }
        return value.asText();
    }

    /** The step as the API takes it; faults are named by the index it has there. */
    Workflow.Node node(int index) {
        String at = "workflow.nodes[" + index + "].";
        Integer tries = Numbers.read(at + "retry.attempts", attempts);
        Integer pause = Numbers.read(at + "retry.backoffSeconds", backoff);
        return new Workflow.Node(
                id,
                name,
                type,
                with(at),
                Numbers.read(at + "timeoutSeconds", timeout),
                tries == null && pause == null ? null : new Workflow.Retry(tries == null ? 1 : tries, pause),
                idempotent ? true : null,
                join.equals("any") ? Workflow.Join.ANY : null,
                per == null || per.isEmpty() ? null : Workflow.Per.of(per));
    }

    private ObjectNode with(String at) {
        ObjectNode with = Json.MAPPER.createObjectNode();
        for (SettingField field : fields) {
            String text = values.get(field.name());
            if (text == null || text.isEmpty()) {
                continue;
            }
            String value = text.replace("\r\n", "\n");
            switch (field.kind()) {
                case "list" -> value.lines().filter(l -> !l.isBlank()).forEach(with.withArray(field.name())::add);
                case "map" ->
                    Tags.read(at + "with." + field.name(), value).forEach(with.withObject("/" + field.name())::put);
                default -> with.put(field.name(), value);
            }
        }
        return with;
    }

    /** Stays the same when its id is changed. */
    public String getKey() {
        return key;
    }

    /** What is shown of it where there is little room. */
    public String getShown() {
        return name == null || name.isBlank() ? id : name;
    }

    public String getType() {
        return type;
    }

    public String getTypeTitle() {
        return typeTitle;
    }

    public List<SettingField> getFields() {
        return fields;
    }

    public Map<String, String> getValues() {
        return values;
    }

    public List<EdgeForm> getIncoming() {
        return incoming;
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

    public String getTimeout() {
        return timeout;
    }

    public void setTimeout(String timeout) {
        this.timeout = timeout;
    }

    public String getAttempts() {
        return attempts;
    }

    public void setAttempts(String attempts) {
        this.attempts = attempts;
    }

    public String getBackoff() {
        return backoff;
    }

    public void setBackoff(String backoff) {
        this.backoff = backoff;
    }

    public boolean isIdempotent() {
        return idempotent;
    }

    public void setIdempotent(boolean idempotent) {
        this.idempotent = idempotent;
    }

    public String getJoin() {
        return join;
    }

    public void setJoin(String join) {
        this.join = join;
    }

    public String getPer() {
        return per;
    }

    public void setPer(String per) {
        this.per = per;
    }
}
