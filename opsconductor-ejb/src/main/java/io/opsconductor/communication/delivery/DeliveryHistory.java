package io.opsconductor.communication.delivery;

import io.opsconductor.communication.Notification;
import io.opsconductor.communication.NotificationFilter;
import io.opsconductor.platform.Listing;
import io.opsconductor.platform.Page;
import io.opsconductor.platform.data.Instants;
import io.opsconductor.platform.data.KeysetQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The table of deliveries, as people look at it. */
public final class DeliveryHistory {
    private static final String COLUMNS = "id, event_id, event_type, event ->> 'subject' as subject,"
            + " event ->> 'at' as event_at, subscription_id, channel_id, channel_name, state, attempts,"
            + " next_attempt_at, created_at, finished_at, answered_at, answer_status, answer_detail";

    private DeliveryHistory() {}

    /** A page of deliveries, newest first. */
    public static Page<Notification> list(Handle handle, NotificationFilter filter, Listing listing) {
        return KeysetQuery.of(COLUMNS, "communication.delivery", "id")
                .sortable("createdAt", "id", "uuid") // ids are in the order of their making, and indexed
                .where("state = :state", "state", filter.state())
                .where("channel_id = :channelId", "channelId", filter.channelId())
                .where("subscription_id = :subscriptionId", "subscriptionId", filter.subscriptionId())
                .where("event_type = :eventType", "eventType", filter.eventType())
                .fetch(handle, listing, DeliveryHistory::map);
    }

    /** The delivery of the id. */
    public static Optional<Notification> find(Handle handle, UUID id) {
        return handle.createQuery("select " + COLUMNS + " from communication.delivery where id = :id")
                .bind("id", id)
                .map(DeliveryHistory::map)
                .findOne();
    }

    /** Makes a failed or dead delivery due at once, with all its attempts anew; tells whether it was one. */
    public static boolean retry(Handle handle, UUID id) {
        return handle.createUpdate("update communication.delivery set state = 'queued', attempts = 0,"
                                + " next_attempt_at = now(), finished_at = null, lease_until = null, ticket_until = null"
                                + " where id = :id and state in ('failed', 'dead')")
                        .bind("id", id)
                        .execute()
                == 1;
    }

    private static Notification map(ResultSet row, StatementContext context) throws SQLException {
        String state = row.getString("state");
        boolean waiting = state.equals("queued") || state.equals("failed");
        Instant answered = Instants.read(row, "answered_at");
        return new Notification(
                row.getObject("id", UUID.class),
                row.getObject("channel_id", UUID.class),
                row.getString("channel_name"),
                row.getObject("subscription_id", UUID.class),
                new Notification.About(
                        row.getObject("event_id", UUID.class),
                        row.getString("event_type"),
                        UUID.fromString(row.getString("subject")),
                        OffsetDateTime.parse(row.getString("event_at")).toInstant()),
                state,
                row.getInt("attempts"),
                Instants.read(row, "created_at"),
                waiting ? Instants.read(row, "next_attempt_at") : null,
                state.equals("delivered") ? Instants.read(row, "finished_at") : null,
                answered == null
                        ? null
                        : new Notification.LastAnswer(
                                answered,
                                row.getObject("answer_status", Integer.class),
                                row.getString("answer_detail")));
    }
}
