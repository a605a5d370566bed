package io.opsconductor.assets.credential;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.platform.Json;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Map;
import java.util.TreeMap;

/** The parts of a credential that are no secret, as {@code jsonb}. */
@Converter
public class SettingsConverter implements AttributeConverter<Map<String, String>, Object> {
    @Override
    public Object convertToDatabaseColumn(Map<String, String> settings) {
        return Json.write(settings == null ? Map.of() : new TreeMap<>(settings));
    }

    @Override
    public Map<String, String> convertToEntityAttribute(Object column) {
        return column == null ? new TreeMap<>() : read(column.toString());
    }

    static Map<String, String> read(String json) {
        Map<String, String> settings = new TreeMap<>();
        Json.read(json, JsonNode.class)
                .properties()
                .forEach(s -> settings.put(s.getKey(), s.getValue().asText()));
        return settings;
    }
}
