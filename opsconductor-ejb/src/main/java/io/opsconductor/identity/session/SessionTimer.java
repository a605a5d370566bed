package io.opsconductor.identity.session;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/**
 * Removes, once a day, sessions that expired more than 30 days ago and failed sign-ins that no longer count (after five
 * minutes), so that neither table grows with history.
 */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SessionTimer {
    private static final Duration KEPT = Duration.ofDays(30);

    @Inject
    private SessionStore sessions;

    @Inject
    private Throttle throttle;

    @Inject
    private Clock clock;

    @Schedule(hour = "3", minute = "29", persistent = false)
    void forget() {
        sessions.forget(clock.instant().minus(KEPT));
        throttle.forgetOld();
    }
}
