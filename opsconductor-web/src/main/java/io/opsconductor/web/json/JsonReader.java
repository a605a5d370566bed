package io.opsconductor.web.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.Problem;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;

/**
 * Reads request bodies as strictly as {@link Json} does; whatever is wrong is a 400 that names the field. A body must
 * be there, and must not be {@code null}, unless the parameter is an {@link OptionalBody}.
 */
@Provider
@Consumes(MediaType.WILDCARD)
public class JsonReader implements MessageBodyReader<Object> {

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        // An octet stream is what JAX-RS assumes where there is no content type, as with no body at all.
        return JsonBodies.isValue(type)
                && (JsonBodies.isJson(mediaType) || mediaType.equals(MediaType.APPLICATION_OCTET_STREAM_TYPE));
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream stream)
            throws IOException {
        PushbackInputStream body = new PushbackInputStream(stream);
        boolean optional = Arrays.stream(annotations).anyMatch(OptionalBody.class::isInstance);
        int first = body.read();
        if (first < 0) {
            if (optional) {
                return null;
            }
            throw Problem.invalid("body", "is missing; send a JSON object");
        }
        if (!JsonBodies.isJson(mediaType)) {
            throw new Problem(
                    "unsupported-media-type",
                    415,
                    "Content type not supported",
                    "Send the body with Content-Type: application/json.");
        }
        body.unread(first);
        JavaType target = Json.MAPPER.constructType(genericType);
        Object value;
        try {
            value = Json.MAPPER.readerFor(target).readValue(body);
        } catch (JsonProcessingException e) {
            throw JsonFault.of(e);
        }
        if (value == null && !optional) {
            throw Problem.invalid("body", "must be a JSON object, not null");
        }
        return value;
    }
}
