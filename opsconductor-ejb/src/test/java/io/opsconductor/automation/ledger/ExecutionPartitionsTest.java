package io.opsconductor.automation.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsconductor.assets.TargetRef;
import io.opsconductor.platform.Ids;
import io.opsconductor.platform.data.TestDatabase;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that was stopped for months finds no partition for the month in which it starts again. */
class ExecutionPartitionsTest {
    private final TestDatabase database = TestDatabase.fresh();
    private final Jdbi jdbi = database.jdbi();
    private final ExecutionPartitions partitions = new ExecutionPartitions(jdbi);
    private String month;

    @BeforeEach
    void noPartitionOfThisMonth() {
        month = jdbi.withHandle(handle -> handle.createQuery("select to_char(now() at time zone 'UTC', 'YYYYMM')")
                .mapTo(String.class)
                .one());
        for (String table : new String[] {"execution", "execution_target", "task", "output"}) {
            jdbi.useHandle(handle -> handle.execute("drop table automation." + table + "_" + month));
        }
    }

    @Test
    void rowsOfTheDefaultPartitionMoveToTheirMonth() {
        Work work = new Work(database);
        UUID execution = work.queued(null, 0, 0);
        work.addTarget(execution, 0, new TargetRef(Ids.next(), "web-1"));
        assertThat(partitionOf("execution", "id", execution)).isEqualTo("automation.execution_default");

        partitions.atStart();

        assertThat(partitionOf("execution", "id", execution)).isEqualTo("automation.execution_" + month);
        assertThat(partitionOf("execution_target", "execution_id", execution))
                .isEqualTo("automation.execution_target_" + month);
        assertThat(work.claimed().id()).isEqualTo(execution);
    }

    @Test
    void newPartitionHasTheIndexesOfTheTable() {
        partitions.atStart();
        partitions.atStart();

        assertThat(indexes("automation.execution_" + month))
                .isEqualTo(indexes("automation.execution_default"))
                .isGreaterThan(3);
    }

    private String partitionOf(String table, String key, UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select tableoid::regclass::text from automation." + table + " where " + key + " = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one());
    }

    private int indexes(String table) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from pg_index i join pg_inherits on inhrelid = i.indexrelid"
                                + " where i.indrelid = cast(:table as regclass)")
                .bind("table", table)
                .mapTo(Integer.class)
                .one());
    }
}
