package io.opsconductor.platform.outbox;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Wakes the relay every two seconds, for rows whose own wake-up was lost. */
@Startup
@Singleton
@DependsOn("Migration")
public class OutboxTimer {
    @Inject
    private OutboxRelay relay;

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    void tick() {
        relay.wake();
    }
}
