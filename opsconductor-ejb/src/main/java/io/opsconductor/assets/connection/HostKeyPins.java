package io.opsconductor.assets.connection;

import io.opsconductor.assets.ssh.PublicKeys;
import io.opsconductor.platform.AuditEntry;
import io.opsconductor.platform.AuditLog;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Requires;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Keeps the first key that a host showed. */
@Stateless
public class HostKeyPins {
    @Inject
    private Jdbi jdbi;

    @Inject
    private AuditLog audit;

    @Inject
    private Clock clock;

    /**
     * Pins the key, unless the connection has a pin by now, and writes that to the audit log.
     *
     * @param key {@code ssh-ed25519 AAAA…}
     * @return the key that is pinned: this one, or that of a session that was quicker; null if the connection was changed
     *     since the plan was made, so that no key was pinned
     */
    @Requires("targets:use")
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public String pinFirst(Caller caller, ConnectionPlan plan, String key) {
        Optional<PinRows.Pin> pin =
                jdbi.withHandle(handle -> PinRows.pinFirst(handle, plan, key, caller.name(), clock.instant()));
        if (pin.isPresent() && pin.get().fresh()) {
            tell(caller, plan, key);
        }
        return pin.map(PinRows.Pin::key).orElse(null);
    }

    private void tell(Caller caller, ConnectionPlan plan, String key) {
        audit.record(
                caller,
                AuditEntry.done(
                        "target.hostKeyPinned",
                        "target",
                        plan.targetId(),
                        plan.targetName(),
                        null,
                        Map.of(
                                "protocol", plan.protocol(),
                                "port", plan.port(),
                                "hostKey", key,
                                "fingerprint", PublicKeys.fingerprint(key))));
    }
}
