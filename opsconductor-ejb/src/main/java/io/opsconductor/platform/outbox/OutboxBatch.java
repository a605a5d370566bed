package io.opsconductor.platform.outbox;

import io.opsconductor.platform.Open;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * Moves one batch from the outbox to the queue: claim, send and commit there, then delete and commit here. A crash in
 * between sends the batch again, so events arrive at least once.
 */
@Stateless
@Open("called by the relay, for the product itself")
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
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
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
