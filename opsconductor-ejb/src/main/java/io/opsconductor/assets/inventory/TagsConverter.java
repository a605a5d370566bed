package io.opsconductor.assets.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.platform.Json;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Map;
import java.util.TreeMap;

/** Tags as {@code jsonb}. */
@Converter
public class TagsConverter implements AttributeConverter<Map<String, String>, Object> {
    @Override
    public Object convertToDatabaseColumn(Map<String, String> tags) {
        return Json.write(tags == null ? Map.of() : new TreeMap<>(tags));
    }

    @Override
    public Map<String, String> convertToEntityAttribute(Object column) {
        return column == null ? Map.of() : read(column.toString());
    }

    /** Reads what was written. */
    public static Map<String, String> read(String json) {
        Map<String, String> tags = new TreeMap<>();
        Json.read(json, JsonNode.class)
                .properties()
                .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
        return tags;
    }
}
