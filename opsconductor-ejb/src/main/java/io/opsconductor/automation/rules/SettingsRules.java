package io.opsconductor.automation.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsconductor.automation.steps.StepType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Whether a step's {@code with} fits its type: known fields, right types, sizes, patterns. */
final class SettingsRules {
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern ID =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");
    private static final int MOST_ENTRIES = 200;

    private final String path;
    private final StepType type;
    private final Faults faults;

    SettingsRules(String path, StepType type, Faults faults) {
        this.path = path;
        this.type = type;
        this.faults = faults;
    }

    void check(ObjectNode with) {
        with.fieldNames()
                .forEachRemaining(name -> faults.sense(
                        type.field(name).isPresent(),
                        path + "." + name,
                        "is not a setting of " + type.name() + "; use "
                                + String.join(
                                        ", ",
                                        type.fields().stream()
                                                .map(StepType.Field::name)
                                                .toList())));
        for (StepType.Field field : type.fields()) {
            JsonNode value = with.get(field.name());
            if (value != null) {
                check(path + "." + field.name(), field, value);
            } else if (field.setting().required()) {
                faults.sense(path + "." + field.name(), "is required");
            }
        }
    }

    private void check(String at, StepType.Field field, JsonNode value) {
        Class<?> type = field.component().getType();
        if (type == List.class) {
            list(at, field, value);
        } else if (type == Map.class) {
            map(at, field, value);
        } else if (!value.isTextual()) {
            faults.sense(at, "must be text");
        } else if (type == UUID.class) {
            faults.sense(ID.matcher(value.textValue()).matches(), at, "must be an id (a UUID)");
        } else {
            text(at, field, value.textValue());
        }
    }

    private void list(String at, StepType.Field field, JsonNode value) {
        if (!value.isArray() || value.size() > MOST_ENTRIES) {
            faults.sense(at, "must be a list of at most " + MOST_ENTRIES + " strings");
            return;
        }
        for (int i = 0; i < value.size(); i++) {
            String item = at + "[" + i + "]";
            if (value.get(i).isTextual()) {
                text(item, field, value.get(i).textValue());
            } else {
                faults.sense(item, "must be text");
            }
        }
    }

    private void map(String at, StepType.Field field, JsonNode value) {
        if (!value.isObject() || value.size() > MOST_ENTRIES) {
            faults.sense(at, "must be an object of at most " + MOST_ENTRIES + " strings");
            return;
        }
        value.properties().forEach(entry -> {
            String item = at + "." + entry.getKey();
            faults.sense(
                    VARIABLE.matcher(entry.getKey()).matches(),
                    item,
                    "must have a name of letters, digits and _ that does not start with a digit");
            if (entry.getValue().isTextual()) {
                text(item, field, entry.getValue().textValue());
            } else {
                faults.sense(item, "must be text");
            }
        });
    }

    private void text(String at, StepType.Field field, String text) {
        if (!text.contains("${")) {
            field.fault(text).ifPresent(message -> faults.sense(at, message)); // else once its values are known
        }
        int most = field.setting().maxBytes();
        if (text.length() > most || text.getBytes(StandardCharsets.UTF_8).length > most) {
            faults.tooLarge(at, "must be at most " + most + " bytes long");
        }
    }
}
