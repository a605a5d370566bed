package io.opsconductor.communication.channel;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.platform.DomainEvent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a mail about an event says: a subject, and lines of a name and a value, failures first.
 *
 * @param subject one line
 * @param lines in their order
 * @param link where to read on, or null
 */
record MailText(String subject, Map<String, String> lines, URI link) {
    private static final String PREFIX = "io.opsconductor.";
    private static final String EXECUTION = PREFIX + "automation.execution.";

    static MailText of(DomainEvent event, Optional<URI> base) {
        return event.type().startsWith(EXECUTION) ? execution(event, base) : other(event, base);
    }

    private static MailText execution(DomainEvent event, Optional<URI> base) {
        JsonNode execution = event.data();
        String state = words(execution.path("state").asText(event.type().substring(EXECUTION.length())));
        String job = execution.path("jobName").asText("Execution");
        String number =
                execution.has("number") ? " #" + execution.path("number").asText() : "";
        JsonNode progress = execution.path("progress");
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("Job", job + number);
        lines.put("State", state);
        put(lines, "Failure", execution.path("failure").path("message"));
        count(lines, "Failed tasks", progress.path("failed"));
        count(lines, "Timed out", progress.path("timedOut"));
        count(lines, "Interrupted", progress.path("interrupted"));
        count(lines, "Cancelled", progress.path("cancelled"));
        count(lines, "Skipped", progress.path("skipped"));
        count(lines, "Succeeded", progress.path("succeeded"));
        put(lines, "Targets", progress.path("targets"));
        put(lines, "Requested by", execution.path("requestedBy"));
        put(lines, "Started", execution.path("startedAt"));
        put(lines, "Finished", execution.path("finishedAt"));
        took(execution).ifPresent(duration -> lines.put("Duration", duration));
        put(lines, "Correlation id", execution.path("correlationId"));
        URI link = base.map(b -> URI.create(b + "/execution?id=" + event.subject()))
                .orElse(null);
        return new MailText("[OpsConductor] " + job + number + ": " + state, lines, link);
    }

    private static Optional<String> took(JsonNode execution) {
        try {
            Duration duration = Duration.between(
                    Instant.parse(execution.path("startedAt").asText()),
                    Instant.parse(execution.path("finishedAt").asText()));
            return Optional.of(
                    duration.toMinutes() == 0
                            ? duration.toSeconds() + " s"
                            : duration.toMinutes() + " m " + duration.toSecondsPart() + " s");
        } catch (DateTimeParseException notFinished) {
            return Optional.empty();
        }
    }

    private static MailText other(DomainEvent event, Optional<URI> base) {
        String happened = event.type().startsWith(PREFIX) ? event.type().substring(PREFIX.length()) : event.type();
        String name =
                event.data().path("name").asText(event.data().path("username").asText(""));
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("Event", event.type());
        lines.put("Time", event.at().toString());
        event.data().properties().forEach(field -> {
            if (field.getValue().isValueNode()) {
                put(lines, field.getKey(), field.getValue());
            }
        });
        lines.put("Correlation id", event.correlationId());
        String subject = "[OpsConductor] " + happened + (name.isEmpty() ? "" : ": " + name);
        return new MailText(subject, lines, base.orElse(null));
    }

    private static void count(Map<String, String> lines, String name, JsonNode count) {
        if (count.asLong() > 0) {
            lines.put(name, count.asText());
        }
    }

    private static void put(Map<String, String> lines, String name, JsonNode value) {
        if (value.isValueNode() && !value.isNull()) {
            lines.put(name, value.asText());
        }
    }

    private static String words(String state) {
        return state.replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    /** The mail as plain text. */
    String plain() {
        StringBuilder text = new StringBuilder();
        lines.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append('\n'));
        if (link != null) {
            text.append('\n').append(link).append('\n');
        }
        return text.toString();
    }

    /** The same as HTML, for readers that would rather have a table. */
    String html() {
        StringBuilder html = new StringBuilder("<!DOCTYPE html><html><body><table>");
        lines.forEach((name, value) -> html.append("<tr><th align=\"left\">")
                .append(escaped(name))
                .append("</th><td>")
                .append(escaped(value))
                .append("</td></tr>"));
        html.append("</table>");
        if (link != null) {
            String address = escaped(link.toString());
            html.append("<p><a href=\"").append(address).append("\">Open in OpsConductor</a></p>");
        }
        return html.append("</body></html>").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
