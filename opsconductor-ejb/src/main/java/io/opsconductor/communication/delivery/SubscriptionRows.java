package io.opsconductor.communication.delivery;

import io.opsconductor.communication.Subscription;
import io.opsconductor.communication.SubscriptionFilter;
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

/** The table of subscriptions. */
public final class SubscriptionRows {
    private static final String COLUMNS =
            "s.id, s.channel_id, s.events, s.filter::text as filter, s.enabled, s.version,"
                    + " s.created_at, s.created_by, s.updated_at, s.updated_by";

    private SubscriptionRows() {}

    /** A subscription that an event may go to, with its channel's name. */
    record Candidate(UUID id, UUID channelId, String channelName, SubscriptionFilter filter) {}

    /** A page of subscriptions, newest first. */
    public static Page<Subscription> list(Handle handle, UUID channelId, Listing listing) {
        return KeysetQuery.of(COLUMNS, "communication.subscription s", "s.id")
                .sortable("createdAt", "s.created_at", "timestamptz")
                .where("s.channel_id = :channelId", "channelId", channelId)
                .fetch(handle, listing, SubscriptionRows::map);
    }

    /** The subscription of the id. */
    public static Optional<Subscription> find(Handle handle, UUID id) {
        return handle.createQuery("select " + COLUMNS + " from communication.subscription s where s.id = :id")
                .bind("id", id)
                .map(SubscriptionRows::map)
                .findOne();
    }

    /** Those that ask for events of the type and whose channel is enabled; their filters are not applied yet. */
    static List<Candidate> candidates(Handle handle, String eventType) {
        return handle.createQuery("select s.id, s.channel_id, c.name, s.filter::text as filter"
                        + " from communication.subscription s join communication.channel c on c.id = s.channel_id"
                        + " where s.enabled and c.enabled and :type ~ any(s.matchers)")
                .bind("type", eventType)
                .map((row, context) -> new Candidate(
                        row.getObject("id", UUID.class),
                        row.getObject("channel_id", UUID.class),
                        row.getString("name"),
                        filter(row)))
                .list();
    }

    /** Adds a subscription. */
    public static void insert(Handle handle, Subscription subscription) {
        handle.createUpdate("insert into communication.subscription (id, channel_id, events, matchers, filter, enabled,"
                        + " version, created_at, created_by, updated_at, updated_by) values (:id, :channelId, :events,"
                        + " :matchers, cast(:filter as jsonb), :enabled, :version, :createdAt, :createdBy, :updatedAt,"
                        + " :updatedBy)")
                .bindMethods(subscription)
                .bind("events", subscription.events().toArray(String[]::new))
                .bind("matchers", matchers(subscription))
                .bind("filter", subscription.filter() == null ? null : Json.write(subscription.filter()))
                .execute();
    }

    /** Changes a subscription, unless it has another version by now; tells whether it did. */
    public static boolean update(Handle handle, Subscription subscription, long expected) {
        return handle.createUpdate("update communication.subscription set channel_id = :channelId, events = :events,"
                                + " matchers = :matchers, filter = cast(:filter as jsonb), enabled = :enabled,"
                                + " version = version + 1, updated_at = :updatedAt, updated_by = :updatedBy"
                                + " where id = :id and version = :expected")
                        .bindMethods(subscription)
                        .bind("events", subscription.events().toArray(String[]::new))
                        .bind("matchers", matchers(subscription))
                        .bind("filter", subscription.filter() == null ? null : Json.write(subscription.filter()))
                        .bind("expected", expected)
                        .execute()
                == 1;
    }

    /** Removes a subscription, unless it has another version by now; tells whether it did. */
    public static boolean delete(Handle handle, UUID id, long expected) {
        return handle.createUpdate("delete from communication.subscription where id = :id and version = :expected")
                        .bind("id", id)
                        .bind("expected", expected)
                        .execute()
                == 1;
    }

    private static String[] matchers(Subscription subscription) {
        return subscription.events().stream()
                .map(text -> new EventPattern(text).regex())
                .toArray(String[]::new);
    }

    private static Subscription map(ResultSet row, StatementContext context) throws SQLException {
        return new Subscription(
                row.getObject("id", UUID.class),
                row.getObject("channel_id", UUID.class),
                List.of((String[]) row.getArray("events").getArray()),
                filter(row),
                row.getBoolean("enabled"),
                row.getLong("version"),
                Instants.read(row, "created_at"),
                row.getString("created_by"),
                Instants.read(row, "updated_at"),
                row.getString("updated_by"));
    }

    private static SubscriptionFilter filter(ResultSet row) throws SQLException {
        String stored = row.getString("filter");
        return stored == null ? null : Json.read(stored, SubscriptionFilter.class);
    }
}
