package io.opsconductor.assets.connection;

import io.opsconductor.assets.ConnectionFailed;
import io.opsconductor.assets.Stage;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Requires;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Reads what a connection needs, in a transaction that ends before the network is touched. */
@Stateless
public class ConnectionPlans {
    @Inject
    private Jdbi jdbi;

    /**
     * The way to a target.
     *
     * @param protocol the wire name, {@code ssh}
     * @param credentialId used instead of the connection's own, or null
     * @throws ConnectionFailed {@code target_missing}, {@code target_disabled}, {@code connection_missing},
     *     {@code credential_missing}
     */
    @Requires("credentials:use")
    public ConnectionPlan plan(Caller runAs, UUID targetId, String protocol, UUID credentialId)
            throws ConnectionFailed {
        PlanRows.Row row = jdbi.withHandle(handle -> PlanRows.read(handle, targetId, protocol, credentialId))
                .orElseThrow(() -> failure("target_missing", "The target " + targetId + " no longer exists."));
        if (!row.enabled()) {
            throw failure("target_disabled", row.targetName() + " is disabled. Enable the target to use it.");
        }
        if (row.plan().protocol() == null) {
            throw failure(
                    "connection_missing",
                    row.targetName() + " has no " + protocol + " connection. Add one to the target.");
        }
        if (row.plan().credentialId() == null) {
            throw failure(
                    "credential_missing",
                    credentialId == null
                            ? row.targetName() + " has no credential for " + protocol + ". Set one on its connection."
                            : "The credential " + credentialId + " no longer exists.");
        }
        return row.plan();
    }

    private static ConnectionFailed failure(String code, String message) {
        return new ConnectionFailed(Stage.RESOLVE, code, message);
    }
}
