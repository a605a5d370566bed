package io.opsconductor.automation.ledger;

import io.opsconductor.platform.data.OwnTransactions;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Makes the partitions of executions, their targets, tasks and output, of this month and the next two, at start and ahead of
 * time. Rows that came while there was none for their month move from the default partition into it.
 */
@Startup
@Singleton
@DependsOn("Migration")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ExecutionPartitions {
    private static final Logger LOG = Logger.getLogger(ExecutionPartitions.class.getName());
    private static final int MONTHS = 3;

    private Jdbi jdbi;

    /** For the container. */
    public ExecutionPartitions() {}

    @Inject
    ExecutionPartitions(@OwnTransactions Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @PostConstruct
    void atStart() {
        try {
            ahead();
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "Partitions of executions could not be made; their rows go to the default partition until it"
                            + " is tried again within six hours",
                    e);
        }
    }

    @Schedule(hour = "*/6", minute = "23", persistent = false)
    void ahead() {
        for (int month = 0; month < MONTHS; month++) {
            int later = month;
            jdbi.useHandle(handle -> handle.execute(
                    "select automation.ensure_partitions((date_trunc('month', now() at time zone 'UTC')"
                            + " + make_interval(months => ?))::date)",
                    later));
        }
    }
}
