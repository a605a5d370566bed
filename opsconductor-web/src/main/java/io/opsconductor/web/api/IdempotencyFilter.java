package io.opsconductor.web.api;

import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.Problem;
import io.opsconductor.platform.repeat.FirstAnswer;
import io.opsconductor.platform.repeat.RepeatedRequests;
import io.opsconductor.web.gateway.SignedIn;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Answers a repeated {@code POST} with what the first one was answered, by {@code Idempotency-Key}. A refusal frees the
 * key. A fault of the server does not: the connection may have broken as the work was committed, and doing it again would
 * do it twice. The key is claimed after all other filters, so that what they refuse holds none.
 */
@Provider
@Priority(Integer.MAX_VALUE)
public class IdempotencyFilter implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String HEADER = "Idempotency-Key";
    private static final String CLAIMED = IdempotencyFilter.class.getName();
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,200}");

    @Inject
    private RepeatedRequests repeated;

    @Context
    private ResourceInfo resource;

    @Context
    private HttpServletRequest servletRequest;

    private record Claim(String caller, String key) {}

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        String key = request.getHeaderString(HEADER);
        Caller caller = SignedIn.caller(servletRequest);
        if (key == null || !request.getMethod().equals("POST") || caller.id() == null || !isRepeatable()) {
            return;
        }
        if (!FORM.matcher(key).matches()) {
            throw Problem.invalid(HEADER, "must be 1 to 200 visible ASCII characters, like a UUID");
        }
        byte[] body = request.getEntityStream().readAllBytes();
        request.setEntityStream(new ByteArrayInputStream(body));
        Claim claim = new Claim(caller.kind().wireName() + ":" + caller.id(), key);
        Optional<FirstAnswer> first = repeated.claim(claim.caller, key, whole(request, body));
        if (first.isPresent()) {
            request.abortWith(again(first.get()));
        } else {
            request.setProperty(CLAIMED, claim);
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(request.getProperty(CLAIMED) instanceof Claim claim)) {
            return;
        }
        request.removeProperty(CLAIMED);
        if (response.getStatus() >= 500) {
            return; // whether it was done nobody knows
        }
        if (response.getStatus() < 200 || response.getStatus() > 299) {
            repeated.release(claim.caller, claim.key);
            return;
        }
        repeated.answered(
                claim.caller,
                claim.key,
                new FirstAnswer(
                        response.getStatus(),
                        response.getHeaderString("Location"),
                        response.getHeaderString("ETag"),
                        body(response.getEntity())));
    }

    private boolean isRepeatable() {
        return !resource.getResourceMethod().isAnnotationPresent(NotRepeatable.class)
                && !resource.getResourceClass().isAnnotationPresent(NotRepeatable.class);
    }

    private static String body(Object entity) {
        if (entity == null) {
            return null;
        }
        return entity instanceof String text ? text : Json.write(entity);
    }

    private static Response again(FirstAnswer answer) {
        Response.ResponseBuilder response = Response.status(answer.status());
        if (answer.body() != null) {
            response.type(MediaType.APPLICATION_JSON_TYPE).entity(answer.body());
        }
        if (answer.location() != null) {
            response.header("Location", answer.location());
        }
        if (answer.etag() != null) {
            response.header("ETag", answer.etag());
        }
        return response.build();
    }

    private static byte[] whole(ContainerRequestContext request, byte[] body) {
        byte[] path = (request.getUriInfo().getRequestUri().getRawPath() + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] whole = Arrays.copyOf(path, path.length + body.length);
        System.arraycopy(body, 0, whole, path.length, body.length);
        return whole;
    }
}
