package io.opsconductor.web.console.automation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Values of parameters as text in a form: several choices stand on lines of their own. */
final class ParameterText {
    private ParameterText() {}

    static String write(JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        if (value.isArray()) {
            List<String> lines = new ArrayList<>();
            value.forEach(item -> lines.add(item.asText()));
            return String.join("\n", lines);
        }
        return value.asText();
    }

    /**
     * The value of a parameter of the type; null for nothing.
     *
     * @throws Problem 400 of the field if the text is none
     */
    static JsonNode read(String field, String type, String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        return switch (type) {
            case "number" -> number(field, text);
            case "boolean" -> BooleanNode.valueOf(Boolean.parseBoolean(text.strip()));
            case "multiChoice" -> {
                ArrayNode items = Json.MAPPER.createArrayNode();
                text.lines().map(String::strip).filter(l -> !l.isEmpty()).forEach(items::add);
                yield items;
            }
            default -> TextNode.valueOf(text.replace("\r\n", "\n"));
        };
    }

    private static JsonNode number(String field, String text) {
        try {
            return DecimalNode.valueOf(new BigDecimal(text.strip()));
        } catch (NumberFormatException e) {
            throw Problem.invalid(field, "must be a number");
        }
    }
}
