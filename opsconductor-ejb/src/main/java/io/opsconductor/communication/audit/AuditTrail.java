package io.opsconductor.communication.audit;

import io.opsconductor.platform.AuditEntry;
import io.opsconductor.platform.AuditLog;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Open;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Writes the audit log. */
@Stateless
@Local(AuditLog.class)
public class AuditTrail implements AuditLog {
    private static final String WHY =
            "called by the domains, whose own methods were checked already, and for the very refusals";

    @Inject
    private Jdbi jdbi;

    @Override
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    @Open(WHY)
    public void record(Caller caller, AuditEntry entry) {
        write(caller, entry);
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    @Open(WHY)
    public void refused(Caller caller, String permission) {
        Map<String, String> detail = Map.of("permission", permission);
        write(caller, AuditEntry.refused("permission.refused", "permission", null, permission, detail));
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    @Open(WHY)
    public void recordApart(Caller caller, AuditEntry entry) {
        write(caller, entry);
    }

    private void write(Caller caller, AuditEntry entry) {
        jdbi.useHandle(handle -> AuditRows.insert(handle, caller, entry));
    }
}
