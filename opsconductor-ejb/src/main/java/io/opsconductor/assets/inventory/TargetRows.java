package io.opsconductor.assets.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.assets.ConnectionOptions;
import io.opsconductor.assets.ConnectionView;
import io.opsconductor.assets.TargetFilter;
import io.opsconductor.assets.TargetView;
import io.opsconductor.assets.ssh.PublicKeys;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.Listing;
import io.opsconductor.platform.Page;
import io.opsconductor.platform.data.Instants;
import io.opsconductor.platform.data.KeysetQuery;
import io.opsconductor.platform.data.TextMapConverter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Reads targets, each with its connections and pins in one row. */
public final class TargetRows {
    private static final String COLUMNS = """
            t.id, t.name, t.address, t.description, t.os, t.tags, t.enabled, t.version,
            t.created_at, t.created_by, t.updated_at, t.updated_by,
            (select coalesce(json_agg(json_build_object('protocol', c.protocol, 'port', c.port,
                'credentialId', c.credential_id, 'default', c.is_default, 'policy', c.host_key_policy,
                'keys', array(select h.key from assets.host_key h
                    where h.target_id = t.id and h.protocol = c.protocol and h.port = c.port order by h.key))
                order by c.position), '[]') from assets.connection c where c.target_id = t.id) as connections
            """;

    /** The group and all groups within it. */
    private static final String WITHIN_GROUP = """
            exists (with recursive within as (
                select g.id from assets.target_group g where g.id = :group
                union select g.id from assets.target_group g join within w on g.parent_id = w.id)
              select 1 from assets.target_group_member m join within w on m.group_id = w.id where m.target_id = t.id)
            """;

    private TargetRows() {}

    /** The target of that id. */
    public static Optional<TargetView> find(Handle handle, UUID id) {
        return handle.createQuery("select " + COLUMNS + " from assets.target t where t.id = :id")
                .bind("id", id)
                .map((rs, context) -> view(rs))
                .findOne();
    }

    /** A page of targets, by name where nothing else is asked for. */
    public static Page<TargetView> list(Handle handle, TargetFilter filter, Listing listing) {
        return KeysetQuery.of(COLUMNS, "assets.target t", "t.id")
                .sortable("name", "t.name", "text")
                .sortable("address", "t.address", "text")
                .sortable("os", "coalesce(t.os, '')", "text")
                .sortable("createdAt", "t.created_at", "timestamptz")
                .sortable("updatedAt", "t.updated_at", "timestamptz")
                .orderedBy("name", false)
                .searching("t.name")
                .where("t.enabled = :enabled", "enabled", filter.enabled())
                .where(
                        "t.tags @> cast(:tags as jsonb)",
                        "tags",
                        filter.tags().isEmpty() ? null : Json.write(filter.tags()))
                .where(WITHIN_GROUP, "group", filter.groupId())
                .fetch(handle, listing, (rs, context) -> view(rs));
    }

    private static TargetView view(ResultSet rs) throws SQLException {
        return new TargetView(
                rs.getObject("id", UUID.class),
                rs.getString("name"),
                rs.getString("address"),
                rs.getString("description"),
                rs.getString("os"),
                TextMapConverter.read(rs.getString("tags")),
                rs.getBoolean("enabled"),
                connections(rs.getString("connections")),
                rs.getLong("version"),
                Instants.read(rs, "created_at"),
                rs.getString("created_by"),
                Instants.read(rs, "updated_at"),
                rs.getString("updated_by"));
    }

    private static List<ConnectionView> connections(String json) {
        List<ConnectionView> views = new ArrayList<>();
        for (JsonNode row : Json.read(json, JsonNode.class)) {
            String protocol = row.get("protocol").asText();
            views.add(new ConnectionView(
                    protocol,
                    row.get("port").asInt(),
                    row.get("credentialId").isNull()
                            ? null
                            : UUID.fromString(row.get("credentialId").asText()),
                    row.get("default").asBoolean(),
                    protocol.equals("ssh") ? options(row) : null));
        }
        return views;
    }

    private static ConnectionOptions options(JsonNode row) {
        List<String> keys = new ArrayList<>();
        row.get("keys").forEach(key -> keys.add(key.asText()));
        return new ConnectionOptions(
                row.get("policy").asText(),
                // Sent back, an empty list would forget a pin that a first connection made meanwhile.
                keys.isEmpty() ? null : keys,
                keys.isEmpty()
                        ? null
                        : keys.stream().map(PublicKeys::fingerprint).toList(),
                null,
                null);
    }
}
