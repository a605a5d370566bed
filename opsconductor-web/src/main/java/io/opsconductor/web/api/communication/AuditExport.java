package io.opsconductor.web.api.communication;

import io.opsconductor.communication.AuditEvent;
import io.opsconductor.communication.AuditEvents;
import io.opsconductor.communication.AuditFilter;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.Listing;
import io.opsconductor.platform.Page;
import io.opsconductor.platform.Problem;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The audit log as a file, written page by page: however long it is, the memory it takes is a page's, and no database
 * connection waits for a slow reader.
 */
final class AuditExport implements StreamingOutput {
    private static final List<String> COLUMNS = List.of(
            "at",
            "actor",
            "actorId",
            "actorKind",
            "action",
            "resourceType",
            "resourceId",
            "resourceName",
            "outcome",
            "address",
            "correlationId",
            "before",
            "after",
            "id");

    private final AuditEvents events;
    private final Caller caller;
    private final AuditFilter filter;
    private final Format format;
    private final Page<AuditEvent> first;

    /** The forms of the file. */
    enum Format {
        CSV("text/csv;charset=utf-8"),
        JSONL("application/jsonl;charset=utf-8");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        /** Reads the name in the query; CSV where there is none. */
        static Format of(String name) {
            return name == null
                    ? CSV
                    : Arrays.stream(values())
                            .filter(f -> f.wireName().equals(name))
                            .findFirst()
                            .orElseThrow(() -> Problem.invalid("format", "must be csv or jsonl"));
        }

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        String mediaType() {
            return mediaType;
        }
    }

    /** Reads the first page at once, so that a refusal is answered and not written into a file. */
    AuditExport(AuditEvents events, Caller caller, AuditFilter filter, Format format) {
        this.events = events;
        this.caller = caller;
        this.filter = filter;
        this.format = format;
        this.first = page(null);
    }

    private Page<AuditEvent> page(String cursor) {
        return events.list(caller, filter, new Listing(Listing.MAX_LIMIT, cursor, List.of(), null, false));
    }

    @Override
    public void write(OutputStream stream) throws IOException {
        Writer out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        if (format == Format.CSV) {
            Csv.row(out, COLUMNS);
        }
        Page<AuditEvent> page = first;
        while (true) {
            for (AuditEvent event : page.items()) {
                line(out, event);
            }
            if (page.nextCursor() == null) {
                break;
            }
            page = page(page.nextCursor());
        }
        out.flush();
    }

    private void line(Writer out, AuditEvent event) throws IOException {
        if (format == Format.JSONL) {
            out.write(Json.write(event));
            out.write('\n');
            return;
        }
        Csv.row(
                out,
                Arrays.asList(
                        event.at(),
                        event.actor().name(),
                        event.actor().id(),
                        event.actor().kind(),
                        event.action(),
                        event.resourceType(),
                        event.resourceId(),
                        event.resourceName(),
                        event.outcome(),
                        event.address(),
                        event.correlationId(),
                        event.before(),
                        event.after(),
                        event.id()));
    }
}
