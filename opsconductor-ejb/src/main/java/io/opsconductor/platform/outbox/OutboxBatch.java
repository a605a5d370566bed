package io.opsconductor.platform.outbox;

import io.opsconductor.platform.data.OwnTransactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * Moves one batch from the outbox to the queue: claim, send, then delete and commit. A crash in between sends the batch
 * again, so events arrive at least once.
 *
 * <p>The database's transaction is the connection's own, and there is none of the container's: with one that was
 * suspended for the sending, the connection was found closed when it came to the deletion.
 */
@ApplicationScoped
public class OutboxBatch {
    static final int SIZE = 250;

    @Inject
    @OwnTransactions
    private Jdbi jdbi;

    @Inject
    private EventQueue queue;

    /**
     * Moves the next batch. Call it outside of transactions.
     *
     * @return whether there may be more to move at once
     */
    public boolean move() {
        return jdbi.inTransaction(handle -> {
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
