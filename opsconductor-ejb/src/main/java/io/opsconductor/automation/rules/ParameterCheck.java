package io.opsconductor.automation.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.automation.Parameter;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a value is one that a parameter takes. */
public final class ParameterCheck {
    /** The longest value of a text or a secret, in characters. */
    public static final int MOST_CHARACTERS = 100_000;

    private ParameterCheck() {}

    /** What is wrong with the value, or empty. The message never holds the value, which may be secret. */
    public static Optional<String> fault(Parameter parameter, ParameterType type, JsonNode value) {
        return Optional.ofNullable(
                switch (type) {
                    case TEXT, SECRET, FILE, TARGET -> text(parameter, value);
                    case NUMBER -> value.isNumber() ? null : "must be a number";
                    case BOOLEAN -> value.isBoolean() ? null : "must be true or false";
                    case DATE -> date(value);
                    case CHOICE ->
                        value.isTextual() && choices(parameter).contains(value.textValue())
                                ? null
                                : "must be one of " + String.join(", ", choices(parameter));
                    case MULTI_CHOICE -> several(parameter, value);
                });
    }

    private static List<String> choices(Parameter parameter) {
        return parameter.choices() == null ? List.of() : parameter.choices();
    }

    private static String text(Parameter parameter, JsonNode value) {
        if (!value.isTextual()) {
            return "must be text";
        }
        String text = value.textValue();
        if (text.length() > MOST_CHARACTERS) {
            return "must be at most " + MOST_CHARACTERS + " characters long";
        }
        if (text.indexOf('\0') >= 0) {
            return "must not contain NUL";
        }
        return parameter.pattern() == null || ParameterPattern.matches(parameter.pattern(), text)
                ? null
                : "must match the pattern " + parameter.pattern();
    }

    private static String date(JsonNode value) {
        if (value.isTextual()) {
            try {
                LocalDate.parse(value.textValue());
                return null;
            } catch (DateTimeException e) {
                return "must be a date like 2026-01-31";
            }
        }
        return "must be a date like 2026-01-31";
    }

    private static String several(Parameter parameter, JsonNode value) {
        Set<String> seen = new HashSet<>();
        if (value.isArray()) {
            for (JsonNode item : value) {
                if (!item.isTextual()
                        || !choices(parameter).contains(item.textValue())
                        || !seen.add(item.textValue())) {
                    return "must be a list of distinct values from " + String.join(", ", choices(parameter));
                }
            }
            return null;
        }
        return "must be a list of distinct values from " + String.join(", ", choices(parameter));
    }
}
