package io.opsconductor.assets.connection;

import io.opsconductor.assets.ConnectionFailed;
import io.opsconductor.assets.Stage;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Requires;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Reads what a connection needs, in a transaction that ends before the network is touched. */
@Stateless
public class ConnectionPlans {
    private static final String QUERY = """
            select t.id, t.name, t.address, t.enabled, c.protocol, c.port, c.host_key_policy,
                   array(select h.key from assets.host_key h
                         where h.target_id = t.id and h.protocol = c.protocol and h.port = c.port order by h.key) as pinned,
                   k.id as credential_id, k.version as credential_version, k.type, k.username, k.sealed
            from assets.target t
            left join assets.connection c on c.target_id = t.id and c.protocol = :protocol
            left join assets.credential k on k.id = coalesce(cast(:credential as uuid), c.credential_id)
            where t.id = :target
            order by c.is_default desc, c.position
            limit 1
            """;

    @Inject
    private Jdbi jdbi;

    private record Row(boolean enabled, String targetName, ConnectionPlan plan) {}

    /**
     * The way to a target.
     *
     * @param protocol the wire name, {@code ssh}
     * @param credentialId used instead of the connection's own, or null
     * @throws ConnectionFailed {@code target_missing}, {@code target_disabled}, {@code connection_missing},
     *     {@code credential_missing}
     */
    @Requires("credentials:use")
    public ConnectionPlan plan(Caller runAs, UUID targetId, String protocol, UUID credentialId)
            throws ConnectionFailed {
        Optional<Row> found = jdbi.withHandle(handle -> handle.createQuery(QUERY)
                .bind("protocol", protocol)
                .bind("credential", credentialId)
                .bind("target", targetId)
                .map((rs, context) -> row(rs))
                .findOne());
        Row row = found.orElseThrow(
                () -> failure("target_missing", "There is no target " + targetId + " any more. It was deleted."));
        if (!row.enabled) {
            throw failure("target_disabled", row.targetName + " is disabled. Enable the target to use it.");
        }
        if (row.plan.protocol() == null) {
            throw failure(
                    "connection_missing",
                    row.targetName + " has no connection of the protocol " + protocol + ". Add one to the target.");
        }
        if (row.plan.credentialId() == null) {
            throw failure(
                    "credential_missing",
                    credentialId == null
                            ? row.targetName + " has no credential for " + protocol + ". Set one on its connection."
                            : "There is no credential " + credentialId + " any more. It was deleted.");
        }
        return row.plan;
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

    private static ConnectionFailed failure(String code, String message) {
        return new ConnectionFailed(Stage.RESOLVE, code, message);
    }
}
