package io.opsconductor.automation.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** A step's settings with all their texts parsed. Immutable. */
public final class SettingsTemplate {
    private final Map<String, Part> fields = new LinkedHashMap<>();
    private final List<Reference> references = new ArrayList<>();

    private interface Part {
        JsonNode render(Function<Reference, String> values);
    }

    private SettingsTemplate() {}

    /**
     * Parses settings.
     *
     * @param shell whether the field of that name holds shell text
     * @throws TemplateFault if a text is no template
     */
    public static SettingsTemplate parse(ObjectNode with, Predicate<String> shell) {
        SettingsTemplate template = new SettingsTemplate();
        with.properties()
                .forEach(e -> template.fields.put(e.getKey(), template.part(e.getValue(), shell.test(e.getKey()))));
        return template;
    }

    private Part part(JsonNode value, boolean shell) {
        if (value.isTextual()) {
            Template template = Template.parse(value.textValue());
            references.addAll(template.references());
            return values -> TextNode.valueOf(shell ? template.renderShell(values) : template.render(values));
        }
        if (value.isArray()) {
            List<Part> items = new ArrayList<>();
            value.forEach(item -> items.add(part(item, shell)));
            return values -> {
                ArrayNode rendered = JsonNodeFactory.instance.arrayNode(items.size());
                items.forEach(item -> rendered.add(item.render(values)));
                return rendered;
            };
        }
        if (value.isObject()) {
            Map<String, Part> members = new LinkedHashMap<>();
            value.properties().forEach(e -> members.put(e.getKey(), part(e.getValue(), shell)));
            return values -> {
                ObjectNode rendered = JsonNodeFactory.instance.objectNode();
                members.forEach((name, member) -> rendered.set(name, member.render(values)));
                return rendered;
            };
        }
        return values -> value;
    }

    /** All references in it. */
    public List<Reference> references() {
        return List.copyOf(references);
    }

    /** The settings with each reference replaced by its value, in shell text as one quoted word. */
    public ObjectNode render(Function<Reference, String> values) {
        ObjectNode rendered = JsonNodeFactory.instance.objectNode();
        fields.forEach((name, part) -> rendered.set(name, part.render(values)));
        return rendered;
    }
}
