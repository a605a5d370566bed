package io.opsconductor.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** A stream of server-sent events, read by a thread of its own as it arrives. */
public final class Events implements AutoCloseable {

    /** One event; {@code data} is missing for events without. */
    public record Event(String name, String id, JsonNode data) {}

    private final InputStream stream;
    private final List<Event> seen = new CopyOnWriteArrayList<>();
    private volatile boolean ended;

    private Events(InputStream stream) {
        this.stream = stream;
    }

    public static Events open(HttpClient http, HttpRequest request) {
        try {
            HttpResponse<InputStream> reply = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (reply.statusCode() != 200) {
                throw new AssertionError("The event stream answered " + reply.statusCode() + ": "
                        + new String(reply.body().readAllBytes(), StandardCharsets.UTF_8));
            }
            Events events = new Events(reply.body());
            Thread reader = new Thread(events::read, "events");
            reader.setDaemon(true);
            reader.start();
            return events;
        } catch (IOException e) {
            throw new AssertionError("The event stream could not be opened", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void read() {
        String name = "message";
        String id = null;
        StringBuilder data = new StringBuilder();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    if (!data.isEmpty() || !name.equals("message")) {
                        seen.add(new Event(name, id, Json.parse(data.isEmpty() ? "{}" : data.toString())));
                    }
                    name = "message";
                    data.setLength(0);
                } else if (line.startsWith("event:")) {
                    name = line.substring(6).strip();
                } else if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("data:")) {
                    data.append(data.isEmpty() ? "" : "\n")
                            .append(line.substring(5).stripLeading());
                }
            }
        } catch (IOException | UncheckedIOException closed) {
            // The server or this test closed the stream; what was seen stays.
        } finally {
            ended = true;
        }
    }

    /** Everything that has arrived. */
    public List<Event> seen() {
        return List.copyOf(seen);
    }

    /** The ones of that name that have arrived. */
    public List<Event> named(String name) {
        return seen.stream().filter(e -> e.name().equals(name)).toList();
    }

    /** Waits for an event and returns it. */
    public Event await(Duration limit, Predicate<Event> wanted) {
        Awaitility.await("event; seen so far: " + seen).atMost(limit).until(() -> seen.stream()
                .anyMatch(wanted));
        return seen.stream().filter(wanted).findFirst().orElseThrow();
    }

    /** Waits until the server has said {@code end} and closed the stream. */
    public void awaitEnd(Duration limit) {
        await(limit, e -> e.name().equals("end"));
        Awaitility.await("the server closes the stream").atMost(limit).until(() -> ended);
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
