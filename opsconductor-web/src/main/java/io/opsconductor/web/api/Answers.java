package io.opsconductor.web.api;

import io.opsconductor.platform.Page;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The answers that resources give. */
public final class Answers {
    private Answers() {}

    /** 200 with the thing and its tag, or 304 where the caller has it already as it is. */
    public static Response one(Object view, long version, Request request) {
        return one(view, Etags.of(version, view), request);
    }

    /** The same for a thing without versions, which nobody edits: its tag is made of its content. */
    public static Response one(Object view, Request request) {
        return one(view, Etags.ofContent(view), request);
    }

    private static Response one(Object view, EntityTag tag, Request request) {
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        // If-Match on a read is not ours to judge; only "you have it already" is taken over.
        if (unchanged != null && unchanged.clone().build().getStatus() == 304) {
            return unchanged.tag(tag).build();
        }
        return Response.ok(view).tag(tag).build();
    }

    /** 200 with the thing as it is now and its new tag. */
    public static Response changed(Object view, long version) {
        return Response.ok(view).tag(Etags.of(version, view)).build();
    }

    /** 201 with the new thing, its tag and its address: the request's own with the id appended. */
    public static Response created(Object view, Object id, long version, UriInfo uri) {
        return Response.status(201)
                .entity(view)
                .tag(Etags.of(version, view))
                .header("Location", path(uri) + "/" + id)
                .build();
    }

    /**
     * 202 with the thing that was started.
     *
     * @param address beneath the API's root, beginning with a slash: {@code /executions/…}
     */
    public static Response accepted(Object view, String address) {
        return Response.status(202)
                .entity(view)
                .header("Location", ApiApplication.ROOT + address)
                .build();
    }

    /** 204. */
    public static Response done() {
        return Response.noContent().build();
    }

    /** 200 with the page, and a {@code Link} to the next one where there is one. */
    public static Response page(Page<?> page, UriInfo uri) {
        Response.ResponseBuilder answer = Response.ok(page);
        if (page.nextCursor() != null) {
            answer.header(
                    "Link",
                    Link.fromUri(next(page.nextCursor(), uri)).rel("next").build());
        }
        return answer.build();
    }

    private static URI next(String cursor, UriInfo uri) {
        StringBuilder query = new StringBuilder();
        uri.getQueryParameters()
                .forEach((name, values) -> values.forEach(value -> {
                    if (!name.equals("cursor")) {
                        query.append(encode(name))
                                .append('=')
                                .append(encode(value))
                                .append('&');
                    }
                }));
        return URI.create(path(uri) + "?" + query + "cursor=" + encode(cursor));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String path(UriInfo uri) {
        String path = uri.getRequestUri().getRawPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
