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
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
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
     * @return the key that is pinned: this one, or that of a session that was quicker
     */
    @Requires("targets:use")
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public String pinFirst(Caller caller, ConnectionPlan plan, String key) {
        return jdbi.withHandle(handle -> {
            handle.createQuery("select id from assets.target where id = :target for no key update")
                    .bind("target", plan.targetId())
                    .mapTo(UUID.class)
                    .findOne();
            Optional<String> pinned = pinned(handle, plan);
            if (pinned.isPresent()) {
                return pinned.get();
            }
            insert(handle, caller, plan, key);
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
            return key;
        });
    }

    private static Optional<String> pinned(Handle handle, ConnectionPlan plan) {
        return handle.createQuery(
                        "select key from assets.host_key where target_id = :target and protocol = :protocol and port = :port limit 1")
                .bind("target", plan.targetId())
                .bind("protocol", plan.protocol())
                .bind("port", plan.port())
                .mapTo(String.class)
                .findFirst();
    }

    private void insert(Handle handle, Caller caller, ConnectionPlan plan, String key) {
        handle.createUpdate(
                        "insert into assets.host_key (target_id, protocol, port, key, pinned_at, pinned_by) values (:target, :protocol, :port, :key, :at, :by)")
                .bind("target", plan.targetId())
                .bind("protocol", plan.protocol())
                .bind("port", plan.port())
                .bind("key", key)
                .bind("at", clock.instant().atOffset(ZoneOffset.UTC))
                .bind("by", caller.name())
                .execute();
    }
}
