package io.opsconductor.communication.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsconductor.platform.AuditEntry;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.data.TestDatabase;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class AuditPartitionsTest {
    private final Jdbi jdbi = TestDatabase.fresh().jdbi();

    @Test
    void eventsOfTheDefaultPartitionMoveToTheirMonth() {
        String month = text("select to_char(now() at time zone 'UTC', 'YYYYMM')");
        jdbi.useHandle(handle -> handle.execute("drop table communication.audit_event_" + month));
        AuditEntry entry = AuditEntry.done("target.created", "target", null, "web-1", null, null);
        jdbi.useHandle(handle -> AuditRows.insert(handle, Caller.system("tests"), entry));
        assertThat(partition()).isEqualTo("communication.audit_event_default");

        new AuditPartitions(jdbi).atStart();

        assertThat(partition()).isEqualTo("communication.audit_event_" + month);
    }

    private String partition() {
        return text("select tableoid::regclass::text from communication.audit_event");
    }

    private String text(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(String.class).one());
    }
}
