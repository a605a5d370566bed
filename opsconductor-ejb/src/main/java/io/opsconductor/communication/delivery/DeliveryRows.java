package io.opsconductor.communication.delivery;

import io.opsconductor.communication.channel.Answer;
import io.opsconductor.platform.DomainEvent;
import io.opsconductor.platform.Ids;
import io.opsconductor.platform.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The work on the table of deliveries. Time is the database's. Whoever sends holds a lease; when it runs out, whoever
 * held it is taken for dead and the delivery is handed out again: a message may arrive twice, but it does arrive.
 */
final class DeliveryRows {
    /** Longer than any attempt can take, so that two never overlap. */
    private static final String LEASE = "interval '3 minutes'";

    /** When a ticket that was put on the queue is taken for lost: after the longest that a full queue takes. */
    private static final String TICKET_LOST = "interval '10 minutes'";

    /** Tickets on the queue at most, so that it grows neither with the backlog nor with the time that it takes. */
    static final int MOST_TICKETS = 1_000;

    /** How many more tickets may go out; counts no further than the limit. */
    private static final String ROOM = "(" + MOST_TICKETS + " - (select count(*) from (select 1 from"
            + " communication.delivery where ticket_until > now() limit " + MOST_TICKETS + ") tickets))";

    private static final String DUE = "coalesce(lease_until, ticket_until, next_attempt_at)";

    private DeliveryRows() {}

    /** An attempt that was begun. */
    record Begun(UUID id, UUID channelId, int attempts, DomainEvent event) {}

    /**
     * Adds a delivery, handed out at once if there is room.
     *
     * @return its ticket; empty if it waits for room, or if the subscription has one of this event already
     */
    static Optional<Ticket> insert(Handle handle, DomainEvent event, SubscriptionRows.Candidate subscription) {
        return handle.createQuery("with added as (insert into communication.delivery (id, event_id, event_type, event,"
                        + " subscription_id, channel_id, channel_name, state, next_attempt_at, ticket_until, created_at)"
                        + " values (:id, :eventId, :type, cast(:event as jsonb), :subscriptionId, :channelId,"
                        + " :channelName, 'queued', now(), case when " + ROOM + " > 0 then now() + " + TICKET_LOST
                        + " end, now()) on conflict (event_id, subscription_id) do nothing returning id, ticket_until)"
                        + " select id from added where ticket_until is not null")
                .bind("id", Ids.next())
                .bind("eventId", event.id())
                .bind("type", event.type())
                .bind("event", Json.write(event))
                .bind("subscriptionId", subscription.id())
                .bind("channelId", subscription.channelId())
                .bind("channelName", subscription.channelName())
                .map((row, context) -> new Ticket(row.getObject("id", UUID.class), 0))
                .findOne();
    }

    /**
     * Hands out what is due, as far as there is room: what waits for its next attempt, whose ticket was lost, or whose
     * sender died.
     */
    static List<Ticket> handOut(Handle handle, int limit) {
        return handle.createQuery("update communication.delivery set ticket_until = now() + " + TICKET_LOST
                        + ", lease_until = null, state = case state when 'sending' then 'failed' else state end"
                        + " where id in (select id from communication.delivery"
                        + " where state in ('queued', 'sending', 'failed')"
                        + " and " + DUE + " <= now() order by " + DUE + " limit greatest(0, least(:limit, " + ROOM
                        + ")) for update skip locked)"
                        + " returning id, attempts")
                .bind("limit", limit)
                .map((row, context) -> new Ticket(row.getObject("id", UUID.class), row.getInt("attempts")))
                .list();
    }

    /** Takes tickets back that could not be put on the queue; they are due again in a while. */
    static void takeBack(Handle handle, List<Ticket> tickets) {
        handle.createUpdate("update communication.delivery set ticket_until = null,"
                        + " next_attempt_at = now() + interval '10 seconds'"
                        + " where id = any(:ids) and state in ('queued', 'failed') and ticket_until is not null")
                .bind("ids", tickets.stream().map(Ticket::delivery).toArray(UUID[]::new))
                .execute();
    }

    /** Begins the attempt and takes the lease; empty if the ticket is out of date. */
    static Optional<Begun> begin(Handle handle, Ticket ticket) {
        return handle.createQuery("update communication.delivery set state = 'sending', attempts = attempts + 1,"
                        + " ticket_until = null, lease_until = now() + " + LEASE
                        + " where id = :id and attempts = :attempts and state in ('queued', 'failed')"
                        + " returning id, channel_id, attempts, event::text as event")
                .bind("id", ticket.delivery())
                .bind("attempts", ticket.attemptsMade())
                .map((row, context) -> new Begun(
                        row.getObject("id", UUID.class),
                        row.getObject("channel_id", UUID.class),
                        row.getInt("attempts"),
                        Json.read(row.getString("event"), DomainEvent.class)))
                .findOne();
    }

    /** Ends the attempt for good: delivered, or given up. */
    static void end(Handle handle, Begun begun, DeliveryState state, Answer answer) {
        finish(handle, begun, state, answer, null);
    }

    /** Ends the attempt and sets the next. */
    static void postpone(Handle handle, Begun begun, Answer answer, Duration wait) {
        finish(handle, begun, DeliveryState.FAILED, answer, wait);
    }

    /** Writes only while the attempt is still ours: a later one has another number. */
    private static void finish(Handle handle, Begun begun, DeliveryState state, Answer answer, Duration wait) {
        handle.createUpdate("update communication.delivery set state = :state, lease_until = null,"
                        + " next_attempt_at = now() + make_interval(secs => cast(:wait as double precision)),"
                        + " finished_at = case when cast(:wait as double precision) is null then now() end,"
                        + " answered_at = now(), answer_status = :status, answer_detail = :detail"
                        + " where id = :id and attempts = :attempts and state = 'sending'")
                .bind("id", begun.id())
                .bind("attempts", begun.attempts())
                .bind("state", state.wireName())
                .bind("wait", wait == null ? null : (double) wait.toSeconds())
                .bind("status", answer.status())
                .bind("detail", answer.detail())
                .execute();
    }

    /** Removes what ended long ago; tells how many rows went. */
    static int purge(Handle handle, int days, int limit) {
        return handle.createUpdate("delete from communication.delivery where id in (select id from"
                        + " communication.delivery where finished_at < now() - make_interval(days => :days)"
                        + " limit :limit)")
                .bind("days", days)
                .bind("limit", limit)
                .execute();
    }
}
