package io.opsconductor.assets.connection;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Keeps the first key that a host showed. */
final class PinRows {
    private PinRows() {}

    /** Pins the key unless one is pinned by now, which is answered then. */
    static Optional<String> pinFirst(Handle handle, ConnectionPlan plan, String key, String by, Instant at) {
        // Two first sessions at once: the second waits here and then sees the pin of the first.
        handle.createQuery("select id from assets.target where id = :target for no key update")
                .bind("target", plan.targetId())
                .mapTo(UUID.class)
                .findOne();
        Optional<String> pinned = handle.createQuery("""
                        select key from assets.host_key
                        where target_id = :target and protocol = :protocol and port = :port limit 1
                        """)
                .bind("target", plan.targetId())
                .bind("protocol", plan.protocol())
                .bind("port", plan.port())
                .mapTo(String.class)
                .findFirst();
        if (pinned.isEmpty()) {
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
        }
        return pinned;
    }
}
