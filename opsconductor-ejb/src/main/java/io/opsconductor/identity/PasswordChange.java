package io.opsconductor.identity;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

/** Tells this domain that a password was changed. */
@Dependent
public class PasswordChange {
    /**
     * Fired within the transaction of the change.
     *
     * @param username whose password it was
     */
    public record Changed(String username) {}

    @Inject
    private Event<Changed> changed;

    void happened(String username) {
        changed.fire(new Changed(username));
    }
}
