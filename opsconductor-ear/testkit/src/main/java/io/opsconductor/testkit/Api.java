package io.opsconductor.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;

/** A client of the API as an outsider would write it from its description. Paths are relative to {@code /api/v1}. */
public final class Api {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final URI server;
    private final String token;

    public Api(URI server) {
        this(server, null);
    }

    private Api(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    /** A client of that user; fails when the sign-in is refused. */
    public Api signIn(String username, String password) {
        Reply reply = post("/auth/login", Json.object("username", username, "password", password))
                .expect(200);
        return withToken(reply.json().path("accessToken").asText());
    }

    /** A client that sends this token, whatever it is. */
    public Api withToken(String other) {
        return new Api(server, other);
    }

    public String token() {
        return token;
    }

    public Reply get(String path) {
        return send(request(path).GET());
    }

    /** Posts the body; a String goes as it is, anything else as JSON, null as no body. */
    public Reply post(String path, Object body, String... headers) {
        return send(with(request(path).POST(publisher(body)), headers));
    }

    public Reply put(String path, Object body, String... headers) {
        return send(with(request(path).PUT(publisher(body)), headers));
    }

    public Reply delete(String path, String... headers) {
        return send(with(request(path).DELETE(), headers));
    }

    /** Sends any request whose path is relative to {@code /api/v1}. */
    public Reply send(String method, String path, Object body, String... headers) {
        return send(with(request(path).method(method, publisher(body)), headers));
    }

    /** Gets an address outside the API, like {@code /health/ready}. */
    public Reply outside(String path, String... headers) {
        return send(with(HttpRequest.newBuilder(URI.create(server + path)).timeout(Duration.ofMinutes(1)), headers)
                .GET());
    }

    /** The address of a path of the API. */
    public URI address(String path) {
        return URI.create(server + "/api/v1" + path);
    }

    /** Follows an execution's events, from the beginning or after the given id. */
    public Events events(String executionId, String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address("/executions/" + executionId + "/events"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return Events.open(HTTP, request.build());
    }

    /** The resource as it is now, with its {@code ETag} for the change that follows. */
    public Reply changed(String path, JsonNode body) {
        String tag = get(path).expect(200).header("ETag");
        return put(path, body, "If-Match", tag);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path))
                .timeout(Duration.ofMinutes(1))
                .header("Accept", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.header("Content-Type", "application/json");
    }

    private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request;
    }

    private static HttpRequest.BodyPublisher publisher(Object body) {
        if (body == null) {
            return BodyPublishers.noBody();
        }
        return BodyPublishers.ofString(body instanceof String text ? text : Json.write(body));
    }

    private static Reply send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            return new Reply(HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new AssertionError(request.method() + " " + request.uri() + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The words as one body for a list of targets: {@code {"names": […]}}. */
    public static JsonNode names(String... names) {
        return Json.object("names", Arrays.asList(names));
    }
}
