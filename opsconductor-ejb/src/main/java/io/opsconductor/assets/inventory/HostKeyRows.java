package io.opsconductor.assets.inventory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The pins of a target's connections. */
public final class HostKeyRows {
    private HostKeyRows() {}

    /** Pins exactly what the connections say, leaves what they leave, and forgets what belongs to none of them. */
    public static void store(
            Handle handle,
            UUID targetId,
            List<ConnectionSpec> connections,
            boolean otherAddress,
            String by,
            Instant at) {
        if (otherAddress) {
            // Another address is another host until somebody says otherwise.
            handle.createUpdate("delete from assets.host_key where target_id = :target")
                    .bind("target", targetId)
                    .execute();
        }
        handle.createUpdate("""
                        delete from assets.host_key h where target_id = :target and not exists (
                          select 1 from assets.connection c
                          where c.target_id = h.target_id and c.protocol = h.protocol and c.port = h.port)
                        """).bind("target", targetId).execute();
        connections.stream().filter(c -> c.hostKeys() != null).forEach(c -> replace(handle, targetId, c, by, at));
    }

    private static void replace(Handle handle, UUID targetId, ConnectionSpec connection, String by, Instant at) {
        String[] keys = connection.hostKeys().toArray(String[]::new);
        handle.createUpdate("""
                        delete from assets.host_key
                        where target_id = :target and protocol = :protocol and port = :port and not key = any(:keys)
                        """)
                .bind("target", targetId)
                .bind("protocol", connection.protocol().wireName())
                .bind("port", connection.port())
                .bind("keys", keys)
                .execute();
        handle.createUpdate("""
                        insert into assets.host_key (target_id, protocol, port, key, pinned_at, pinned_by)
                        select :target, :protocol, :port, key, :at, :by from unnest(:keys) key on conflict do nothing
                        """)
                .bind("target", targetId)
                .bind("protocol", connection.protocol().wireName())
                .bind("port", connection.port())
                .bind("keys", keys)
                .bind("at", at)
                .bind("by", by)
                .execute();
    }
}
