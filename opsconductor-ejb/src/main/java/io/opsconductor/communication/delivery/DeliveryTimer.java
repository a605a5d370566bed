package io.opsconductor.communication.delivery;

import io.opsconductor.communication.channel.NotificationSettings;
import io.opsconductor.platform.Outage;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Hands out deliveries that are due again, and removes those that ended 90 days ago. */
@Startup
@Singleton
@DependsOn("Migration")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DeliveryTimer {
    private static final Logger LOG = Logger.getLogger(DeliveryTimer.class.getName());
    private static final int KEPT_DAYS = 90;
    private static final int PURGE = 1_000;

    @Inject
    private Courier courier;

    @Inject
    private DeliveryBooks books;

    @Inject
    private Clock clock;

    @Inject
    private NotificationSettings settings;

    private Outage outage;

    @PostConstruct
    void checkSettings() {
        outage = new Outage(
                LOG, clock, "Notifications are waiting because the database is down. They are sent when it is back.");
        LOG.log(Level.CONFIG, "Links in notifications begin with {0}", settings.baseUrl());
    }

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void handOut() {
        if (outage.pausing()) {
            return;
        }
        try {
            while (courier.handOutDue()) {
                // until nothing is due
            }
            outage.over();
        } catch (RuntimeException e) {
            outage.met(e);
        }
    }

    @Schedule(hour = "3", minute = "41", persistent = false)
    void purge() {
        while (books.purge(KEPT_DAYS, PURGE) == PURGE) {
            // batch by batch, so that no transaction is long
        }
    }
}
