package io.opsconductor.communication.audit;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;

/** Makes the audit log's partitions of this month and the next two, ahead of time. */
@Singleton
public class AuditPartitions {
    @Inject
    private Jdbi jdbi;

    @Schedule(hour = "*/6", minute = "17", persistent = false)
    void ahead() {
        jdbi.useHandle(handle -> handle.execute("select communication.ensure_partitions("
                + "(date_trunc('month', now()) + make_interval(months => n))::date) from generate_series(0, 2) n"));
    }
}
