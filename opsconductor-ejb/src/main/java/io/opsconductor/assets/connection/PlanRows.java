package io.opsconductor.assets.connection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Reads the way to a target in one query. */
final class PlanRows {
    private static final String QUERY = """
            select t.id, t.name, t.address, t.enabled, c.protocol, c.port, c.host_key_policy,
                   array(select h.key from assets.host_key h
                         where h.target_id = t.id and h.protocol = c.protocol and h.port = c.port
                           order by h.key) as pinned,
                   k.id as credential_id, k.version as credential_version, k.type, k.username, k.sealed
            from assets.target t
            left join assets.connection c on c.target_id = t.id and c.protocol = :protocol
            left join assets.credential k on k.id = coalesce(cast(:credential as uuid), c.credential_id)
            where t.id = :target
            order by c.is_default desc, c.position
            limit 1
            """;

    private PlanRows() {}

    /**
     * What is known of a target and its way.
     *
     * @param plan incomplete where protocol or credential id are null
     */
    record Row(boolean enabled, String targetName, ConnectionPlan plan) {}

    /** The way over the protocol: the default connection if it is of that protocol, else the first that is. */
    static Optional<Row> read(Handle handle, UUID targetId, String protocol, UUID credentialId) {
        return handle.createQuery(QUERY)
                .bind("protocol", protocol)
                .bind("credential", credentialId)
                .bind("target", targetId)
                .map((rs, context) -> row(rs))
                .findOne();
    }

    private static Row row(ResultSet rs) throws SQLException {
        ConnectionPlan plan = new ConnectionPlan(
                rs.getObject("id", UUID.class),
                rs.getString("name"),
                rs.getString("address"),
                rs.getInt("port"),
                rs.getString("protocol"),
                "acceptFirst".equals(rs.getString("host_key_policy")),
                List.of((String[]) rs.getArray("pinned").getArray()),
                rs.getObject("credential_id", UUID.class),
                rs.getLong("credential_version"),
                rs.getString("type"),
                rs.getString("username"),
                rs.getBytes("sealed"));
        return new Row(rs.getBoolean("enabled"), rs.getString("name"), plan);
    }
}
