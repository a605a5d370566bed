package io.opsconductor.web.console.communication;

import io.opsconductor.communication.AuditEvent;
import io.opsconductor.communication.AuditEvents;
import io.opsconductor.communication.AuditFilter;
import io.opsconductor.platform.AuditEntry;
import io.opsconductor.web.console.Address;
import io.opsconductor.web.console.Days;
import io.opsconductor.web.console.Ids;
import io.opsconductor.web.console.KeysetList;
import io.opsconductor.web.console.Viewer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The audit log, filtered. */
@Named
@RequestScoped
public class AuditPage {
    @Inject
    private AuditEvents events;

    @Inject
    private Viewer viewer;

    private String actor;
    private String action;
    private String outcome;
    private String type;
    private String resource;
    private String correlation;
    private String from;
    private String to;
    private String cursor;
    private String trail;
    private Address address;
    private KeysetList<AuditEvent> list;

    /** Reads the page of the list that the address asks for. */
    public void load() {
        address = Address.of("/audit")
                .with("actor", actor)
                .with("action", action)
                .with("outcome", outcome)
                .with("type", type)
                .with("resource", resource)
                .with("correlation", correlation)
                .with("from", from)
                .with("to", to);
        AuditFilter filter = new AuditFilter(
                actor,
                action,
                type,
                Ids.of("thing", resource),
                outcome,
                correlation,
                Days.begin("from", from),
                Days.end("to", to));
        list = new KeysetList<>(
                events.list(viewer.caller(), filter, KeysetList.listing(cursor, null)), address, cursor, trail);
    }

    public KeysetList<AuditEvent> getList() {
        return list;
    }

    /** Whether any filter is set. */
    public boolean isFiltered() {
        return address.isFiltered();
    }

    /** The kinds of things that the log speaks of. */
    public List<String> getTypes() {
        return AuditEntry.RESOURCE_TYPES;
    }

    /** What can come of an action. */
    public List<String> getOutcomes() {
        return List.of("success", "refused", "failed");
    }

    public String getActor() {
        return actor;
    }

    public void setActor(String actor) {
        this.actor = actor;
    }

    public String getAction() {
        return action;
    }

    public void setAction(String action) {
        this.action = action;
    }

    public String getOutcome() {
        return outcome;
    }

    public void setOutcome(String outcome) {
        this.outcome = outcome;
    }

    public String getType() {
        return type;
    }

    public void setType(String type) {
        this.type = type;
    }

    public String getResource() {
        return resource;
    }

    public void setResource(String resource) {
        this.resource = resource;
    }

    public String getCorrelation() {
        return correlation;
    }

    public void setCorrelation(String correlation) {
        this.correlation = correlation;
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(String from) {
        this.from = from;
    }

    public String getTo() {
        return to;
    }

    public void setTo(String to) {
        this.to = to;
    }

    public String getCursor() {
        return cursor;
    }

    public void setCursor(String cursor) {
        this.cursor = cursor;
    }

    public String getTrail() {
        return trail;
    }

    public void setTrail(String trail) {
        this.trail = trail;
    }
}
