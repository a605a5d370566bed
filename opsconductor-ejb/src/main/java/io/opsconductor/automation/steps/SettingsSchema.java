package io.opsconductor.automation.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.opsconductor.platform.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Writes a step type's settings as JSON Schema, with what a form needs besides ({@code x-…}). */
final class SettingsSchema {
    private SettingsSchema() {}

    static ObjectNode of(StepType type) {
        ObjectNode schema = Json.MAPPER.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", type.title());
        schema.put("description", type.description());
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        type.fields().forEach(f -> properties.set(f.name(), property(f)));
        var required = schema.putArray("required");
        type.fields().stream().filter(f -> f.setting().required()).forEach(f -> required.add(f.name()));
        return schema;
    }

    private static ObjectNode property(StepType.Field field) {
        Setting setting = field.setting();
        ObjectNode property = Json.MAPPER.createObjectNode();
        property.put("title", setting.title());
        property.put("description", setting.help());
        Class<?> type = field.component().getType();
        if (type == List.class) {
            property.put("type", "array");
            property.putObject("items").put("type", "string");
        } else if (type == Map.class) {
            property.put("type", "object");
            property.putObject("additionalProperties").put("type", "string");
        } else {
            property.put("type", "string");
        }
        if (type == UUID.class) {
            property.put("format", "uuid");
        }
        if (type == String.class) {
            property.put("maxLength", setting.maxBytes());
            if (!setting.mayBeEmpty()) {
                property.put("minLength", 1);
            }
        }
        if (!setting.defaultValue().isEmpty()) {
            property.put("default", setting.defaultValue());
        }
        if (!setting.example().isEmpty()) {
            property.putArray("examples")
                    .add(
                            type == List.class
                                    ? Json.read(setting.example(), JsonNode.class)
                                    : TextNode.valueOf(setting.example()));
        }
        property.put("x-kind", setting.kind().name().toLowerCase(Locale.ROOT));
        property.put("x-multiline", setting.multiline());
        return property;
    }
}
