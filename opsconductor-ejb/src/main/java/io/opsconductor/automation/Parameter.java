package io.opsconductor.automation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.platform.Json;
import java.util.List;

/**
 * A value asked for when a job starts.
 *
 * @param name how steps refer to it: {@code ${params.name}}
 * @param type text, number, choice, multiChoice, boolean, date, secret, target or file
 * @param label shown instead of the name, or null
 * @param help shown beneath the field, or null
 * @param required null means no
 * @param defaultValue used when no value is given, or null
 * @param pattern a regular expression that the whole value must match, or null
 * @param choices of a choice or multiChoice
 */
public record Parameter(
        String name,
        String type,
        String label,
        String help,
        Boolean required,
        @JsonProperty("default") JsonNode defaultValue,
        String pattern,
        List<String> choices) {

    public Parameter {
        defaultValue = Json.optional(defaultValue);
    }

    /** Whether nobody may see its value. */
    public boolean hidesValue() {
        return "secret".equals(type);
    }
}
