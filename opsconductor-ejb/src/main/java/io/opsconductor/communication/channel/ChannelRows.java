package io.opsconductor.communication.channel;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.communication.Channel;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.Listing;
import io.opsconductor.platform.Page;
import io.opsconductor.platform.data.Instants;
import io.opsconductor.platform.data.KeysetQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The table of channels. */
public final class ChannelRows {
    private static final String COLUMNS =
            "id, name, type, config::text as config, sealed, secrets, enabled, disabled_reason, version, created_at,"
                    + " created_by, updated_at, updated_by";

    private ChannelRows() {}

    /** A page of channels by name. */
    public static Page<Channel> list(Handle handle, String type, Listing listing) {
        return KeysetQuery.of(COLUMNS, "communication.channel", "id")
                .sortable("name", "name", "text")
                .sortable("createdAt", "created_at", "timestamptz")
                .sortable("type", "type", "text")
                .orderedBy("name", false)
                .searching("name")
                .where("type = :type", "type", type)
                .fetch(handle, listing, (row, context) -> map(row, context).channel());
    }

    /** The channel of the id. */
    public static Optional<StoredChannel> find(Handle handle, UUID id) {
        return handle.createQuery("select " + COLUMNS + " from communication.channel where id = :id")
                .bind("id", id)
                .map(ChannelRows::map)
                .findOne();
    }

    /** Whether another channel has the name. */
    public static boolean taken(Handle handle, String name, UUID except) {
        return handle.createQuery(
                        "select exists (select 1 from communication.channel where name = :name and id <> :id)")
                .bind("name", name)
                .bind("id", except)
                .mapTo(Boolean.class)
                .one();
    }

    /** Adds a channel. */
    public static void insert(Handle handle, StoredChannel stored) {
        Channel channel = stored.channel();
        handle.createUpdate("insert into communication.channel (id, name, type, config, sealed, secrets, enabled,"
                        + " version, created_at, created_by, updated_at, updated_by) values (:id, :name, :type,"
                        + " cast(:config as jsonb), :sealed, :secrets, :enabled, :version, :createdAt, :createdBy,"
                        + " :updatedAt, :updatedBy)")
                .bindMethods(channel)
                .bind("config", Json.write(channel.config()))
                .bind("secrets", channel.secrets().toArray(String[]::new))
                .bind("sealed", stored.sealed())
                .execute();
    }

    /** Changes a channel, unless it has another version by now; tells whether it did. */
    public static boolean update(Handle handle, StoredChannel stored, long expected) {
        Channel channel = stored.channel();
        return handle.createUpdate("update communication.channel set name = :name, type = :type,"
                                + " config = cast(:config as jsonb), sealed = :sealed, secrets = :secrets,"
                                + " enabled = :enabled, disabled_reason = null, version = version + 1,"
                                + " updated_at = :updatedAt, updated_by = :updatedBy"
                                + " where id = :id and version = :expected")
                        .bindMethods(channel)
                        .bind("config", Json.write(channel.config()))
                        .bind("secrets", channel.secrets().toArray(String[]::new))
                        .bind("sealed", stored.sealed())
                        .bind("expected", expected)
                        .execute()
                == 1;
    }

    /** Removes a channel with its subscriptions, unless it has another version by now; tells whether it did. */
    public static boolean delete(Handle handle, UUID id, long expected) {
        return handle.createUpdate("delete from communication.channel where id = :id and version = :expected")
                        .bind("id", id)
                        .bind("expected", expected)
                        .execute()
                == 1;
    }

    /** Disables a channel on the product's own account. */
    public static void disable(Handle handle, UUID id, String reason) {
        handle.createUpdate("update communication.channel set enabled = false, disabled_reason = :reason,"
                        + " version = version + 1, updated_at = now(), updated_by = 'notifications'"
                        + " where id = :id and enabled")
                .bind("id", id)
                .bind("reason", reason)
                .execute();
    }

    private static StoredChannel map(ResultSet row, StatementContext context) throws SQLException {
        Channel channel = new Channel(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("type"),
                Json.read(row.getString("config"), JsonNode.class),
                List.of((String[]) row.getArray("secrets").getArray()),
                row.getBoolean("enabled"),
                row.getString("disabled_reason"),
                row.getLong("version"),
                Instants.read(row, "created_at"),
                row.getString("created_by"),
                Instants.read(row, "updated_at"),
                row.getString("updated_by"));
        return new StoredChannel(channel, row.getBytes("sealed"));
    }
}
