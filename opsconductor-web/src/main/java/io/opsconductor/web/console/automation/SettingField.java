package io.opsconductor.web.console.automation;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A field of a step's form, made from its type's JSON Schema.
 *
 * @param kind {@code text}, {@code area}, {@code list} (one on each line), {@code map} (name=value on each line) or {@code
 *     credential}
 * @param example shown while the field is empty
 */
public record SettingField(String name, String title, String help, String example, String kind, boolean required)
        implements Serializable {

    /** The fields of a schema, in its order. */
    static List<SettingField> of(JsonNode schema) {
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        List<SettingField> fields = new ArrayList<>();
        schema.path("properties")
                .properties()
                .forEach(p -> fields.add(of(p.getKey(), p.getValue(), required.contains(p.getKey()))));
        return fields;
    }

    private static SettingField of(String name, JsonNode property, boolean required) {
        String example = property.path("default").isMissingNode()
                ? property.path("examples").path(0).asText("")
                : property.path("default").asText();
        return new SettingField(
                name,
                property.path("title").asText(name),
                property.path("description").asText(""),
                property.path("type").asText().equals("string") ? example : "",
                kind(name, property),
                required);
    }

    private static String kind(String name, JsonNode property) {
        return switch (property.path("type").asText()) {
            case "array" -> "list";
            case "object" -> "map";
            default ->
                name.equals("credentialId")
                        ? "credential"
                        : property.path("x-multiline").asBoolean() ? "area" : "text";
        };
    }

    /** The id of the input that the label belongs to. */
    public String input() {
        return switch (kind) {
            case "text" -> "text";
            case "credential" -> "choice";
            default -> "area";
        };
    }

    /** What to know before filling it in, with the way several values are written. */
    public String advice() {
        return switch (kind) {
            case "list" -> help + " One per line.";
            case "map" -> help + " One NAME=value per line.";
            default -> help;
        };
    }
}
