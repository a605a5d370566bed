package io.opsconductor.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Demands permissions that depend on what is asked for, and so cannot stand in {@link Requires}. */
@ApplicationScoped
public class Permissions {
    @Inject
    private AuditLog audit;

    /**
     * Demands one permission.
     *
     * @param permission of the form {@code resource:action}
     * @throws Problem 403 if the caller lacks it; the refusal is audited
     */
    public void demand(Caller caller, String permission) {
        if (!caller.may(permission)) {
            audit.refused(caller, permission);
            throw Problem.forbidden(permission);
        }
    }
}
