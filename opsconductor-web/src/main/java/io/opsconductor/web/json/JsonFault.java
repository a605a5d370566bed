package io.opsconductor.web.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.Problem;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Says what is wrong with a JSON body in words for its sender, without the names of our classes. */
final class JsonFault {
    private JsonFault() {}

    /** The 400 that names the field, as a path like {@code workflow.nodes[2].with.command}. */
    static Problem of(JsonProcessingException fault) {
        if (fault instanceof JsonMappingException mapping) {
            if (mapping.getCause() instanceof Problem problem) {
                return problem;
            }
            // Broken syntax deep inside arrives wrapped in a mapping fault without a kind of its own.
            if (!(mapping instanceof MismatchedInputException)
                    && mapping.getCause() instanceof JsonProcessingException syntax
                    && !(syntax instanceof JsonMappingException)
                    && !(syntax instanceof InputCoercionException)) {
                return syntax(syntax);
            }
            String path = path(mapping);
            return Problem.invalid(path.isEmpty() ? "body" : path, message(mapping));
        }
        return syntax(fault);
    }

    private static Problem syntax(JsonProcessingException fault) {
        String where = fault.getLocation() == null
                ? ""
                : " at line " + fault.getLocation().getLineNr() + ", column "
                        + fault.getLocation().getColumnNr();
        if (fault instanceof StreamConstraintsException) {
            return Problem.invalid(
                    "body", "is nested too deeply, or contains a text or number that is too long" + where);
        }
        if (String.valueOf(fault.getOriginalMessage()).startsWith("Duplicate field")) {
            return Problem.invalid("body", "contains a duplicate field" + where);
        }
        return Problem.invalid("body", "is not valid JSON" + where);
    }

    private static String path(JsonMappingException fault) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : fault.getPath()) {
            if (reference.getIndex() >= 0) {
                path.append('[').append(reference.getIndex()).append(']');
            } else if (reference.getFieldName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }

    private static String message(JsonMappingException fault) {
        if (fault instanceof InvalidNullException) {
            return "is required; it must not be null";
        }
        if (fault instanceof UnrecognizedPropertyException) {
            return "unknown field";
        }
        if (fault.getCause() instanceof InputCoercionException) {
            return "is a number out of range";
        }
        if (fault instanceof ValueInstantiationException instantiation
                && instantiation.getCause() instanceof IllegalArgumentException refused) {
            return refused.getMessage() == null ? "is not valid" : refused.getMessage();
        }
        if (fault instanceof InvalidTypeIdException) {
            return "is missing or is not a known type";
        }
        if (fault instanceof InvalidFormatException format && format.getTargetType() != null) {
            return format(format);
        }
        if (fault instanceof MismatchedInputException mismatch) {
            if (String.valueOf(fault.getOriginalMessage()).startsWith("Trailing token")) {
                return "must be a single JSON value with nothing after it";
            }
            return mismatch.getTargetType() == null ? "is not valid" : "must be " + kind(mismatch.getTargetType());
        }
        if (String.valueOf(fault.getOriginalMessage()).startsWith("Duplicate")) {
            return "appears twice";
        }
        return "is not valid";
    }

    private static String format(InvalidFormatException fault) {
        if (fault.getTargetType().isEnum()) {
            return "must be one of "
                    + Arrays.stream(fault.getTargetType().getEnumConstants())
                            .map(constant -> Json.tree(constant).asText())
                            .collect(Collectors.joining(", "));
        }
        return "must be " + kind(fault.getTargetType());
    }

    private static String kind(Class<?> type) {
        if (type == String.class) {
            return "text";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "a whole number";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        if (type == UUID.class) {
            return "an id (a UUID)";
        }
        if (type == Instant.class) {
            return "an instant in ISO 8601, like 2026-01-31T08:30:00Z";
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        if (type.isEnum()) {
            return "text from the allowed values";
        }
        return Map.class.isAssignableFrom(type) || type.isRecord() ? "an object" : "of a different form";
    }
}
