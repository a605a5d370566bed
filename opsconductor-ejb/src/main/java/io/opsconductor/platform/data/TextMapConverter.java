package io.opsconductor.platform.data;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.platform.Json;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Map;
import java.util.TreeMap;

/** Texts by name as a {@code jsonb} object, sorted by name. */
@Converter
public class TextMapConverter implements AttributeConverter<Map<String, String>, Object> {
    @Override
    public Object convertToDatabaseColumn(Map<String, String> texts) {
        return Json.write(texts == null ? Map.of() : new TreeMap<>(texts));
    }

    @Override
    public Map<String, String> convertToEntityAttribute(Object column) {
        return column == null ? new TreeMap<>() : read(column.toString());
    }

    /** Reads what was written. */
    public static Map<String, String> read(String json) {
        Map<String, String> texts = new TreeMap<>();
        Json.read(json, JsonNode.class)
                .properties()
                .forEach(text -> texts.put(text.getKey(), text.getValue().asText()));
        return texts;
    }
}
