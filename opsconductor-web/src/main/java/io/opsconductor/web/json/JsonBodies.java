package io.opsconductor.web.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.platform.Json;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.io.File;
import java.io.InputStream;
import java.io.Reader;
import java.util.stream.Stream;

/** Which Java types travel as JSON: all but those that stand for bytes, text or forms. */
public final class JsonBodies {
    private JsonBodies() {}

    static boolean isValue(Class<?> type) {
        return type != String.class
                && type != byte[].class
                && Stream.of(
                                InputStream.class,
                                Reader.class,
                                File.class,
                                StreamingOutput.class,
                                Form.class,
                                MultivaluedMap.class,
                                OutboundSseEvent.class)
                        .noneMatch(raw -> raw.isAssignableFrom(type));
    }

    /** Whether the media type is JSON. */
    public static boolean isJson(MediaType type) {
        return type.getType().equals("application")
                && (type.getSubtype().equals("json") || type.getSubtype().endsWith("+json"));
    }

    /**
     * Reads a tree that was parsed already as strictly as a body.
     *
     * @throws io.opsconductor.platform.Problem 400 that names the field
     */
    public static <T> T convert(JsonNode tree, Class<T> type) {
        try {
            return Json.MAPPER.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw JsonFault.of(e);
        }
    }
}
