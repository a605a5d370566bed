package io.opsconductor.automation.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsconductor.automation.ExecutionFilter;
import io.opsconductor.automation.ExecutionView;
import io.opsconductor.automation.OutputFilter;
import io.opsconductor.platform.Ids;
import io.opsconductor.platform.Listing;
import io.opsconductor.platform.Page;
import io.opsconductor.platform.data.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that the database reads for one page, counted by itself, with 50,000 executions and as many segments there. */
class CostOfReadingTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final UUID EXECUTION = Ids.next();
    private static final UUID TASK = Ids.next();
    private static final UUID TARGET = Ids.next();
    private static final int PAGE = 200;

    /** The page itself, one row more, and what each of the partitions offers in vain. */
    private static final int FEW = 3 * PAGE;

    private Connection connection;
    private Jdbi jdbi;

    @BeforeAll
    static void fill() {
        DATABASE.jdbi().useHandle(handle -> {
            handle.execute("""
                    insert into automation.execution (id, number, job_id, job_name, kind, state, trigger, requested_by,
                      parameters, definition, created_at, started_at, finished_at, correlation_id)
                    select (substr(automation.uuid_from(now() + make_interval(secs => n * 0.01))::text, 1, 13) || '-7'
                        || substr(md5(n::text), 1, 3) || '-8' || substr(md5(n::text), 4, 3) || '-'
                        || substr(md5(n::text), 7, 12))::uuid,
                      case when n % 50 = 0 then n / 50 else n end,
                      (lpad(to_hex(case when n % 50 = 0 then 153 else n % 20 end), 32, '0'))::uuid,
                      'Job ' || n % 20, 'job',
                      case when n % 100 = 0 then 'failed' else 'succeeded' end, '{"type": "user"}', 'ann', '{}', '{}',
                      now(), now() + make_interval(secs => n % 7000),
                      case when n % 50 > 0 then now() + make_interval(secs => n % 9000) end, 'c'
                    from generate_series(1, 50000) n
                    """);
            handle.execute("insert into automation.execution_names select distinct job_name from automation.execution");
            handle.execute("""
                    insert into automation.task (execution_id, id, step_id, step_type, target_id, state)
                    values (?, ?, 'first', 'ssh.command', ?, 'succeeded')
                    """, EXECUTION, TASK, TARGET);
            handle.execute("""
                    insert into automation.output (execution_id, seq, task_id, step_id, target_id, stream, at, compressed,
                      size, data)
                    select ?, n, case when n % 10000 = 0 then ? else gen_random_uuid() end, 'first',
                      case when n % 10000 = 0 then ? else gen_random_uuid() end, 1, now(), false, 1, 'a'
                    from generate_series(1, 50000) n
                    """, EXECUTION, TASK, TARGET);
            handle.execute("vacuum analyze");
        });
    }

    @BeforeEach
    void oneTransaction() throws SQLException {
        connection = DATABASE.dataSource().getConnection();
        connection.setAutoCommit(false);
        jdbi = Jdbi.create(connection).installPlugin(new PostgresPlugin());
    }

    @AfterEach
    void end() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @ParameterizedTest
    @CsvSource({"createdAt", "number", "startedAt", "finishedAt", "jobName", "state"})
    void pageInAnyOrderReadsLittleMoreThanItself(String order) {
        for (boolean descending : new boolean[] {false, true}) {
            String cursor = null;
            for (int page = 1; page <= 10; page++) {
                long before = rowsRead("execution");
                Page<ExecutionView> rows = list(order, descending, cursor, null, ExecutionFilter.ALL);
                assertThat(rows.items()).hasSize(PAGE);
                assertThat(rowsRead("execution") - before)
                        .as("page %d by %s, descending %s", page, order, descending)
                        .isLessThan(FEW);
                cursor = rows.nextCursor();
            }
        }
    }

    @Test
    void searchReadsWhatItFindsAlone() {
        assertThat(list("createdAt", true, null, "nothing of that name", ExecutionFilter.ALL)
                        .items())
                .isEmpty();
        assertThat(rowsRead("execution")).isLessThan(FEW);
        assertThat(list("createdAt", true, null, "JOB 1", ExecutionFilter.ALL).items())
                .hasSize(PAGE)
                .allSatisfy(execution -> assertThat(execution.jobName()).startsWith("Job 1"));
    }

    @Test
    void executionsOfAJobByTheirNumbersAreReadInOrder() {
        UUID job = new UUID(0, 0x99);
        ExecutionFilter ofJob = new ExecutionFilter(null, job, null, null, null, null);

        assertThat(list("number", true, null, null, ofJob).items()).hasSize(PAGE);
        assertThat(rowsRead("execution")).isLessThan(FEW);
    }

    @Test
    void outputOfATaskOrATargetIsFoundAmongThatOfAllOthers() {
        OutputRows rows = new OutputRows(jdbi);
        for (OutputFilter filter : List.of(new OutputFilter(null, null, TASK), new OutputFilter(null, TARGET, null))) {
            long before = rowsRead("output");
            assertThat(rows.items(EXECUTION, filter, 0, PAGE, 1_000_000).items())
                    .hasSize(5);
            assertThat(rowsRead("output") - before).isLessThan(FEW);
        }
    }

    private Page<ExecutionView> list(
            String order, boolean descending, String cursor, String q, ExecutionFilter filter) {
        return new ExecutionRows(jdbi)
                .page(new Listing(PAGE, cursor, List.of(new Listing.Sort(order, descending)), q, false), filter);
    }

    private long rowsRead(String table) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select sum(pg_stat_get_xact_tuples_returned(relid) + pg_stat_get_xact_tuples_fetched(relid))
                        from pg_partition_tree(cast(:table as regclass)) where isleaf
                        """)
                .bind("table", "automation." + table)
                .mapTo(Long.class)
                .one());
    }
}
