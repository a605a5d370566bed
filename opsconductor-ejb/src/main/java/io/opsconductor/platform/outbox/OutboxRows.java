package io.opsconductor.platform.outbox;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Claims and deletes rows of the outbox. A claim is a row lock: it ends with the transaction, however that ends, so a
 * node that dies holds nothing.
 */
final class OutboxRows {
    /**
     * Skipping what other nodes hold must not overtake them: a row is withheld while an earlier one of its subject is
     * in nobody's claim but another's.
     */
    private static final String CLAIM = """
            with claimed as (
              select seq, id, subject, event from platform.outbox order by seq limit :limit for update skip locked)
            select id, event::text as event, not exists (
                select 1 from platform.outbox earlier
                where earlier.seq < claimed.seq and earlier.subject = claimed.subject
                  and earlier.seq not in (select seq from claimed)) as sendable
            from claimed order by seq
            """;

    /**
     * A claimed row.
     *
     * @param event as JSON
     * @param sendable whether no earlier event of its subject is held by another node
     */
    record Row(UUID id, String event, boolean sendable) {}

    private OutboxRows() {}

    /** Locks the oldest rows that nobody holds, in their order, until the transaction ends. */
    static List<Row> claim(Handle handle, int limit) {
        return handle.createQuery(CLAIM)
                .bind("limit", limit)
                .map((row, context) ->
                        new Row(row.getObject("id", UUID.class), row.getString("event"), row.getBoolean("sendable")))
                .list();
    }

    /** Removes rows that were sent. */
    static void delete(Handle handle, List<UUID> ids) {
        handle.createUpdate("delete from platform.outbox where id = any(:ids)")
                .bind("ids", ids.toArray(UUID[]::new))
                .execute();
    }
}
