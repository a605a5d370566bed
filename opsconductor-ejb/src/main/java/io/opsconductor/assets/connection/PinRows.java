package io.opsconductor.assets.connection;

import io.opsconductor.assets.ConnectionOptions;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Keeps the first key that a host showed. */
final class PinRows {
    private PinRows() {}

    /**
     * The key of a host as it is pinned now.
     *
     * @param fresh whether it was pinned just now
     */
    record Pin(String key, boolean fresh) {}

    /**
     * Pins the key unless one is pinned by now.
     *
     * @return the pin; empty if the connection leads elsewhere meanwhile or trusts no first key any more
     */
    static Optional<Pin> pinFirst(Handle handle, ConnectionPlan plan, String key, String by, Instant at) {
        // Two first sessions at once: the second waits here and then sees the pin of the first.
        Optional<UUID> present = handle.createQuery("""
                        select t.id from assets.target t
                        where t.id = :target and t.address = :address and exists (
                          select 1 from assets.connection c where c.target_id = t.id and c.protocol = :protocol
                          and c.port = :port and c.host_key_policy = :policy)
                        for no key update of t
                        """)
                .bind("target", plan.targetId())
                .bind("address", plan.address())
                .bind("protocol", plan.protocol())
                .bind("port", plan.port())
                .bind("policy", ConnectionOptions.ACCEPT_FIRST)
                .mapTo(UUID.class)
                .findOne();
        if (present.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> pinned = handle.createQuery("""
                        select key from assets.host_key
                        where target_id = :target and protocol = :protocol and port = :port limit 1
                        """)
                .bind("target", plan.targetId())
                .bind("protocol", plan.protocol())
                .bind("port", plan.port())
                .mapTo(String.class)
                .findFirst();
        if (pinned.isPresent()) {
            return Optional.of(new Pin(pinned.get(), false));
        }
        handle.createUpdate("""
                        insert into assets.host_key (target_id, protocol, port, key, pinned_at, pinned_by)
                        values (:target, :protocol, :port, :key, :at, :by)
                        """)
                .bind("target", plan.targetId())
                .bind("protocol", plan.protocol())
                .bind("port", plan.port())
                .bind("key", key)
                .bind("at", at)
                .bind("by", by)
                .execute();
        return Optional.of(new Pin(key, true));
    }
}
