package io.opsconductor.communication;

import io.opsconductor.communication.delivery.DeliveryHistory;
import io.opsconductor.platform.AuditEntry;
import io.opsconductor.platform.AuditLog;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Listing;
import io.opsconductor.platform.Page;
import io.opsconductor.platform.Problem;
import io.opsconductor.platform.Requires;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What was sent, is being sent, or could not be sent. */
@Stateless
public class Notifications {
    @Inject
    private Jdbi jdbi;

    @Inject
    private AuditLog audit;

    /** A page of deliveries, newest first. */
    @Requires("notifications:read")
    public Page<Notification> list(Caller caller, NotificationFilter filter, Listing listing) {
        return jdbi.withHandle(handle -> DeliveryHistory.list(handle, filter, listing));
    }

    /**
     * One delivery.
     *
     * @throws Problem 404 if there is none of that id
     */
    @Requires("notifications:read")
    public Notification get(Caller caller, UUID id) {
        return find(id);
    }

    /**
     * Sends a failed or dead delivery again, within seconds and with all its attempts anew.
     *
     * @throws Problem 404 if there is none of that id, 409 if it is on its way or was delivered
     */
    @Requires("notifications:retry")
    public Notification retry(Caller caller, UUID id) {
        Notification before = find(id);
        if (!jdbi.<Boolean, RuntimeException>withHandle(handle -> DeliveryHistory.retry(handle, id))) {
            throw Problem.conflict(
                    "not-retryable", "It is " + before.state() + "; only a failed or dead delivery can be resent.");
        }
        Notification after = find(id);
        audit.record(
                caller,
                AuditEntry.done("notification.retried", "notification", id, before.channelName(), before, after));
        return after;
    }

    private Notification find(UUID id) {
        return jdbi.withHandle(handle -> DeliveryHistory.find(handle, id))
                .orElseThrow(() -> Problem.notFound("notification", id));
    }
}
