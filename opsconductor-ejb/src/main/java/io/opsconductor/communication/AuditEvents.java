package io.opsconductor.communication;

import io.opsconductor.communication.audit.AuditRows;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Listing;
import io.opsconductor.platform.Page;
import io.opsconductor.platform.Problem;
import io.opsconductor.platform.Requires;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Reads the audit log, newest first. Writing to it is {@link io.opsconductor.platform.AuditLog}'s. */
@Stateless
public class AuditEvents {
    @Inject
    private Jdbi jdbi;

    /**
     * A page of the rows that pass the filter.
     *
     * @throws Problem 400 for a cursor of another list
     */
    @Requires("audit-events:read")
    public Page<AuditEvent> list(Caller caller, AuditFilter filter, Listing listing) {
        return jdbi.withHandle(handle -> AuditRows.list(handle, filter, listing));
    }

    /**
     * One row.
     *
     * @throws Problem 404 if there is none of that id
     */
    @Requires("audit-events:read")
    public AuditEvent get(Caller caller, UUID id) {
        return jdbi.withHandle(handle -> AuditRows.find(handle, id))
                .orElseThrow(() -> Problem.notFound("audit event", id));
    }
}
