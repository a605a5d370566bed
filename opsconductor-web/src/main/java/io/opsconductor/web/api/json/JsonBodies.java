package io.opsconductor.web.api.json;

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
final class JsonBodies {
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

    static boolean isJson(MediaType type) {
        return type.getType().equals("application")
                && (type.getSubtype().equals("json") || type.getSubtype().endsWith("+json"));
    }
}
