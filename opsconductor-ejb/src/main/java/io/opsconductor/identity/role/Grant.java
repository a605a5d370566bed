package io.opsconductor.identity.role;

import io.opsconductor.platform.AuditLog;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Problem;
import java.util.Set;

/** Nobody gives, takes or administers more than they hold. */
public final class Grant {
    private Grant() {}

    /**
     * Demands that the caller holds all of them; a refusal is audited.
     *
     * @throws Problem 403 naming what is lacking
     */
    public static void within(Caller caller, Set<String> permissions, AuditLog audit) {
        PermissionCatalogue.expand(permissions).stream()
                .filter(permission -> !caller.may(permission))
                .findFirst()
                .ifPresent(lacking -> {
                    audit.refused(caller, lacking);
                    throw new Problem(
                            "forbidden",
                            403,
                            "Permission denied",
                            "This involves the permission " + lacking
                                    + ", which you do not have yourself. Ask an administrator.");
                });
    }
}
