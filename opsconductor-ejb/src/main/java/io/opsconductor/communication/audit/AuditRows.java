package io.opsconductor.communication.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.communication.AuditEvent;
import io.opsconductor.communication.AuditFilter;
import io.opsconductor.platform.AuditEntry;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Ids;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.Listing;
import io.opsconductor.platform.Page;
import io.opsconductor.platform.data.Instants;
import io.opsconductor.platform.data.KeysetQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The table of the audit log. */
public final class AuditRows {
    private static final String COLUMNS =
            "id, at, actor_id, actor_name, actor_kind, action, resource_type, resource_id, resource_name, outcome,"
                    + " address, correlation_id, before, after";

    /** The longest text that a stranger may leave in a column, such as the name of a failed sign-in. */
    private static final int TEXT_LENGTH = 300;

    private AuditRows() {}

    /** Adds a row. Its time is that of its id, so that both sort alike. */
    public static void insert(Handle handle, Caller caller, AuditEntry entry) {
        UUID id = Ids.next();
        handle.createUpdate("insert into communication.audit_event"
                        + " (id, at, actor_id, actor_name, actor_kind, action, resource_type, resource_id,"
                        + " resource_name, outcome, address, correlation_id, before, after)"
                        + " values (:id, :at, :actorId, :actorName, :actorKind, :action, :resourceType,"
                        + " :resourceId, :resourceName, :outcome, :address, :correlationId,"
                        + " cast(:before as jsonb), cast(:after as jsonb))")
                .bind("id", id)
                .bind("at", Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16))
                .bind("actorId", caller.id())
                .bind("actorName", oneLine(caller.name()))
                .bind("actorKind", caller.kind().wireName())
                .bind("action", entry.action())
                .bind("resourceType", entry.resourceType())
                .bind("resourceId", entry.resourceId())
                .bind("resourceName", oneLine(entry.resourceName()))
                .bind("outcome", entry.outcome().wireName())
                .bind("address", oneLine(caller.address()))
                .bind("correlationId", oneLine(caller.correlationId()))
                .bind("before", Redaction.of(entry.before()))
                .bind("after", Redaction.of(entry.after()))
                .execute();
    }

    /** A page of rows, newest first. */
    public static Page<AuditEvent> list(Handle handle, AuditFilter filter, Listing listing) {
        KeysetQuery query = KeysetQuery.of(COLUMNS, "communication.audit_event", "id")
                .sortable("at", "id", "uuid"); // ids are in the order of their making, and indexed
        actor(query, filter.actor());
        action(query, filter.action());
        query.where("resource_type = :resourceType", "resourceType", filter.resourceType())
                .where("resource_id = :resourceId", "resourceId", filter.resourceId())
                .where("outcome = :outcome", "outcome", filter.outcome())
                .where("correlation_id = :correlationId", "correlationId", filter.correlationId())
                .where(
                        "at >= cast(:from as timestamptz)"
                                + " and id >= communication.uuid_from(cast(:from as timestamptz))",
                        "from",
                        filter.from())
                .where(
                        "at < cast(:to as timestamptz)"
                                + " and id < communication.uuid_from(cast(:to as timestamptz) + interval '1 millisecond')",
                        "to",
                        filter.to());
        return query.fetch(handle, listing, AuditRows::map);
    }

    /** The row of the id. */
    public static Optional<AuditEvent> find(Handle handle, UUID id) {
        return handle.createQuery("select " + COLUMNS + " from communication.audit_event where id = :id")
                .bind("id", id)
                .map(AuditRows::map)
                .findOne();
    }

    private static void actor(KeysetQuery query, String actor) {
        if (actor == null) {
            return;
        }
        try {
            query.where("actor_id = :actor", "actor", UUID.fromString(actor));
        } catch (IllegalArgumentException aName) {
            query.where("actor_name = :actor", "actor", actor);
        }
    }

    private static void action(KeysetQuery query, String action) {
        if (action != null && action.endsWith("*")) {
            query.where("action like :action", "action", action.substring(0, action.length() - 1) + "%");
        } else {
            query.where("action = :action", "action", action);
        }
    }

    private static String oneLine(String text) {
        if (text == null) {
            return null;
        }
        String clean = text.replaceAll("\\p{Cntrl}", "\uFFFD");
        return clean.length() <= TEXT_LENGTH ? clean : clean.substring(0, TEXT_LENGTH) + "…";
    }

    private static AuditEvent map(ResultSet row, StatementContext context) throws SQLException {
        return new AuditEvent(
                row.getObject("id", UUID.class),
                Instants.read(row, "at"),
                new AuditEvent.Actor(
                        row.getObject("actor_id", UUID.class),
                        row.getString("actor_name"),
                        row.getString("actor_kind")),
                row.getString("action"),
                row.getString("resource_type"),
                row.getObject("resource_id", UUID.class),
                row.getString("resource_name"),
                row.getString("outcome"),
                row.getString("address"),
                row.getString("correlation_id"),
                json(row.getString("before")),
                json(row.getString("after")));
    }

    private static JsonNode json(String stored) throws SQLException {
        try {
            return stored == null ? null : Json.MAPPER.readTree(stored);
        } catch (JsonProcessingException e) {
            throw new SQLException("A row of the audit log is not valid JSON", e);
        }
    }
}
