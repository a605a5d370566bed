package io.opsconductor.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.UncheckedIOException;

/**
 * JSON as the API speaks it and the database keeps it: camelCase, instants in ISO 8601, absent rather than null, and
 * strict when reading: unknown fields, wrong types (7 is no string) and duplicate names are errors.
 */
public final class Json {
    /** The one mapper. It is thread-safe as long as nobody reconfigures it. */
    public static final ObjectMapper MAPPER = mapper();

    private Json() {}

    private static ObjectMapper mapper() {
        JsonMapper mapper = JsonMapper.builder()
                .addModule(new InstantModule())
                .addModule(new UuidModule())
                .serializationInclusion(JsonInclude.Include.NON_NULL)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .withCoercionConfig(
                        LogicalType.Textual, c -> c.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .withCoercionConfig(
                        LogicalType.Enum, c -> c.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail))
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(100)
                        .maxStringLength(4 * 1024 * 1024)
                        .build());
        return mapper;
    }

    /** Writes a value whose form is ours, so that it cannot fail for reasons a caller could mend. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a value that this class wrote. Input from outside goes through the gateway's reader instead. */
    public static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value, or null where it is JSON's null: for optional members, which may say so that they are left out. */
    public static JsonNode optional(JsonNode value) {
        return value == null || value.isNull() ? null : value;
    }

    /** The object without members that are null, or itself where it has none. */
    public static ObjectNode withoutNulls(ObjectNode object) {
        if (object == null
                || object.properties().stream().noneMatch(m -> m.getValue().isNull())) {
            return object;
        }
        ObjectNode rest = MAPPER.createObjectNode();
        object.properties().stream()
                .filter(member -> !member.getValue().isNull())
                .forEach(member -> rest.set(member.getKey(), member.getValue()));
        return rest;
    }

    /** The tree of a value, as it would be written. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }
}
