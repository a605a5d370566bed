package io.opsconductor.automation.ledger;

import io.opsconductor.automation.Lease;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/** Leases that are held: each statement touches a row only if its fence is still the caller's. */
public final class LeaseRows {
    private LeaseRows() {}

    /**
     * Locks what is still the caller's until the end of the transaction, in one order for all callers, so that no claim
     * comes between the check and the writes.
     */
    public static List<Lease> lock(Handle handle, Map<UUID, Long> fences) {
        return bind(handle.createQuery("""
                                select w.execution_id, w.fence, w.cancel_requested, w.cancel_forced
                                from automation.work w
                                join unnest(:ids, :fences) as mine(execution_id, fence)
                                  on mine.execution_id = w.execution_id and mine.fence = w.fence
                                order by w.execution_id
                                for no key update of w
                                """), fences).map(LeaseRows::lease).list();
    }

    /** Extends the leases and answers which ones could be. */
    public static List<Lease> renew(Handle handle, Map<UUID, Long> fences, Duration lease) {
        lock(handle, fences);
        return bind(handle.createQuery("""
                                update automation.work w
                                set lease_until = now() + make_interval(secs => :lease)
                                from unnest(:ids, :fences) as mine(execution_id, fence)
                                where mine.execution_id = w.execution_id and mine.fence = w.fence
                                returning w.execution_id, w.fence, w.cancel_requested, w.cancel_forced
                                """), fences)
                .bind("lease", (double) lease.toMillis() / 1000)
                .map(LeaseRows::lease)
                .list();
    }

    /** Gives leases back. */
    public static void release(Handle handle, Map<UUID, Long> fences) {
        lock(handle, fences);
        bind(handle.createUpdate("""
                                update automation.work w set owner = null, lease_until = null
                                from unnest(:ids, :fences) as mine(execution_id, fence)
                                where mine.execution_id = w.execution_id and mine.fence = w.fence
                                """), fences).execute();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Map<UUID, Long> fences) {
        List<UUID> ids = List.copyOf(fences.keySet());
        return statement
                .bindArray("ids", UUID.class, ids)
                .bindArray("fences", Long.class, ids.stream().map(fences::get).toList());
    }

    private static Lease lease(ResultSet row, StatementContext context) throws SQLException {
        return new Lease(
                row.getObject("execution_id", UUID.class),
                row.getLong("fence"),
                row.getBoolean("cancel_requested"),
                row.getBoolean("cancel_forced"));
    }
}
