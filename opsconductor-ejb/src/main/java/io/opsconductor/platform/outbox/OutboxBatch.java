package io.opsconductor.platform.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * Moves one batch from the outbox to the queue: claim, send and commit there, then delete and commit here. A crash in
 * between sends the batch again, so events arrive at least once. No session bean: the container would log each failure of an
 * outage.
 */
@ApplicationScoped
public class OutboxBatch {
    static final int SIZE = 250;

    @Inject
    private Jdbi jdbi;

    @Inject
    private EventQueue queue;

    /**
     * Moves the next batch.
     *
     * @return whether there may be more to move at once
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean move() {
        return jdbi.withHandle(handle -> {
            List<OutboxRows.Row> claimed = OutboxRows.claim(handle, SIZE);
            List<OutboxRows.Row> sendable =
                    claimed.stream().filter(OutboxRows.Row::sendable).toList();
            if (sendable.isEmpty()) {
                return false;
            }
            queue.send(sendable.stream().map(OutboxRows.Row::event).toList());
            OutboxRows.delete(handle, sendable.stream().map(OutboxRows.Row::id).toList());
            return claimed.size() == SIZE || sendable.size() < claimed.size();
        });
    }
}
