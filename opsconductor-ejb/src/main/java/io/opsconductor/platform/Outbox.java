package io.opsconductor.platform;

import io.opsconductor.platform.outbox.OutboxWritten;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * Where the domains put their events: a row in the same transaction as the change. After the commit the relay sends it
 * on and deletes it; nothing ever spans a database and a JMS transaction.
 */
@Stateless
public class Outbox {
    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private Event<OutboxWritten> written;

    /**
     * Tells that something happened.
     *
     * @param type from the catalogue in {@code docs/events.md}
     * @param subject the id of the thing it happened to
     * @param data its view, without secrets
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    @Open("called by the domains within operations that were checked already")
    public void publish(Caller caller, String type, UUID subject, Object data) {
        DomainEvent event =
                new DomainEvent(Ids.next(), type, subject, clock.instant(), caller.correlationId(), Json.tree(data));
        jdbi.useHandle(handle -> handle.createUpdate("insert into platform.outbox (id, subject, event)"
                        + " values (:id, :subject, cast(:event as jsonb))")
                .bind("id", event.id())
                .bind("subject", subject)
                .bind("event", Json.write(event))
                .execute());
        written.fire(new OutboxWritten());
    }
}
