package io.opsconductor.web.console.communication;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.communication.AuditEvent;
import io.opsconductor.communication.AuditEvents;
import io.opsconductor.web.console.Ids;
import io.opsconductor.web.console.Viewer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** One entry of the audit log. */
@Named
@RequestScoped
public class AuditEventPage {
    @Inject
    private AuditEvents events;

    @Inject
    private Viewer viewer;

    private String id;
    private AuditEvent event;

    /** Reads the entry. */
    public void load() {
        event = events.get(viewer.caller(), Ids.of("audit event", id));
    }

    public AuditEvent getEvent() {
        return event;
    }

    /** How the thing was before, as JSON, or null. */
    public String getBefore() {
        return text(event.before());
    }

    /** How the thing was after, as JSON, or null. */
    public String getAfter() {
        return text(event.after());
    }

    private static String text(JsonNode value) {
        return value == null || value.isNull() ? null : value.toPrettyString();
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
