package io.opsconductor.assets.credential;

import io.opsconductor.assets.CredentialView;
import io.opsconductor.platform.Listing;
import io.opsconductor.platform.Page;
import io.opsconductor.platform.data.Instants;
import io.opsconductor.platform.data.KeysetQuery;
import io.opsconductor.platform.data.TextMapConverter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Reads credentials without what is sealed in them. */
public final class CredentialRows {
    private static final String COLUMNS = """
            k.id, k.name, k.type, k.description, k.username, k.settings, k.fingerprint, k.expires_at, k.version,
            k.created_at, k.created_by, k.updated_at, k.updated_by,
            (select count(distinct c.target_id) from assets.connection c where c.credential_id = k.id) as targets
            """;

    private CredentialRows() {}

    /** The credential of that id; the number of jobs that use it is not filled in. */
    public static Optional<CredentialView> find(Handle handle, UUID id) {
        return handle.createQuery("select " + COLUMNS + " from assets.credential k where k.id = :id")
                .bind("id", id)
                .map((rs, context) -> view(rs))
                .findOne();
    }

    /**
     * A page of credentials, by name where nothing else is asked for.
     *
     * @param type only those of this type, or null for all
     */
    public static Page<CredentialView> list(Handle handle, String type, Listing listing) {
        return KeysetQuery.of(COLUMNS, "assets.credential k", "k.id")
                .sortable("name", "k.name", "text")
                .sortable("type", "k.type", "text")
                .sortable("createdAt", "k.created_at", "timestamptz")
                .sortable("updatedAt", "k.updated_at", "timestamptz")
                .orderedBy("name", false)
                .searching("k.name")
                .where("k.type = :type", "type", type)
                .fetch(handle, listing, (rs, context) -> view(rs));
    }

    /** The types of the credentials that exist among these. */
    public static Map<UUID, String> types(Handle handle, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return handle
                .createQuery("select id, type from assets.credential where id = any(:ids)")
                .bind("ids", ids.toArray(UUID[]::new))
                .map((rs, context) -> Map.entry(rs.getObject("id", UUID.class), rs.getString("type")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The names of some targets that use the credential. */
    public static List<String> targetsUsing(Handle handle, UUID id, int atMost) {
        return handle.createQuery("""
                        select name from assets.target
                        where id in (select target_id from assets.connection where credential_id = :id)
                        order by name limit :limit
                        """)
                .bind("id", id)
                .bind("limit", atMost)
                .mapTo(String.class)
                .list();
    }

    private static CredentialView view(ResultSet rs) throws SQLException {
        Map<String, String> settings = TextMapConverter.read(rs.getString("settings"));
        String names = settings.get("names");
        return new CredentialView(
                rs.getObject("id", UUID.class),
                rs.getString("name"),
                rs.getString("type"),
                rs.getString("description"),
                rs.getString("username"),
                settings.get("domain"),
                settings.get("authProtocol"),
                settings.get("privProtocol"),
                settings.get("header"),
                settings.get("tokenUrl"),
                settings.get("clientId"),
                settings.get("scopes"),
                rs.getString("fingerprint"),
                names == null ? null : List.of(names.split(",")),
                Instants.read(rs, "expires_at"),
                new CredentialView.Usage(rs.getInt("targets"), 0),
                rs.getLong("version"),
                Instants.read(rs, "created_at"),
                rs.getString("created_by"),
                Instants.read(rs, "updated_at"),
                rs.getString("updated_by"));
    }
}
