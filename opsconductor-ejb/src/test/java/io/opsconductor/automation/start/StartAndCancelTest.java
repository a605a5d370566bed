package io.opsconductor.automation.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsconductor.assets.TargetRef;
import io.opsconductor.platform.Ids;
import io.opsconductor.platform.data.TestDatabase;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class StartAndCancelTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:05Z");

    private final Jdbi jdbi = TestDatabase.fresh().jdbi();
    private final StartedExecutions executions = new StartedExecutions(jdbi);
    private final CancelRows cancels = new CancelRows(jdbi);

    private Map<String, Object> execution(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from automation.execution where id = :id")
                .bind("id", id)
                .mapToMap()
                .one());
    }

    private int count(String table, UUID id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select count(*) from automation." + table + " where execution_id = :id")
                        .bind("id", id)
                        .mapTo(Integer.class)
                        .one());
    }

    @Test
    void startedExecutionWaitsInTheQueueWithItsTargets() {
        UUID id = executions.over(3);

        assertThat(execution(id))
                .containsEntry("state", "queued")
                .containsEntry("targets", 3)
                .containsEntry("tasks", 6)
                .containsEntry("queued", 6)
                .containsEntry("finished_at", null)
                .containsEntry("failure_code", null);
        assertThat(count("work", id)).isEqualTo(1);
        assertThat(new RetryRows(jdbi).targets(id))
                .extracting(TargetRef::name)
                .containsExactly("host0", "host1", "host2");
    }

    @Test
    void executionWithoutTargetsHasFailedAndIsNoWork() {
        UUID id = executions.withoutTargets();

        assertThat(execution(id))
                .containsEntry("state", "failed")
                .containsEntry("failure_code", "no_targets")
                .containsEntry("secret_parameters", null);
        assertThat(execution(id).get("finished_at")).isNotNull();
        assertThat(count("work", id)).isZero();
    }

    @Test
    void executionThatNobodyBeganIsCancelledAtOnceWithItsTasks() {
        UUID id = executions.over(2);

        assertThat(cancels.cancel(id, false, NOW)).isEqualTo(CancelRows.Outcome.CANCELLED);

        assertThat(execution(id))
                .containsEntry("state", "cancelled")
                .containsEntry("cancelled", 4)
                .containsEntry("queued", 0)
                .containsEntry("secret_parameters", null);
        assertThat(count("work", id)).isZero();
        assertThat(count("task", id)).isEqualTo(4);
        assertThat(cancels.cancel(id, true, NOW)).isEqualTo(CancelRows.Outcome.ALREADY_FINAL);
    }

    @Test
    void executionThatWasClaimedIsAskedToEndAndMayBeAskedTwice() {
        UUID id = executions.over(1);
        jdbi.useHandle(handle -> {
            handle.execute("update automation.work set owner = 'node', fence = 1 where execution_id = ?", id);
            handle.execute("update automation.execution set state = 'running' where id = ?", id);
        });

        assertThat(cancels.cancel(id, true, NOW)).isEqualTo(CancelRows.Outcome.REQUESTED);
        assertThat(cancels.cancel(id, false, NOW.plusSeconds(1))).isEqualTo(CancelRows.Outcome.REQUESTED);

        assertThat(execution(id)).containsEntry("state", "cancelling");
        Map<String, Object> work = jdbi.withHandle(handle -> handle.createQuery(
                        "select cancel_requested, cancel_forced from automation.work where execution_id = :id")
                .bind("id", id)
                .mapToMap()
                .one());
        assertThat(work).containsEntry("cancel_requested", true).containsEntry("cancel_forced", true);
    }

    @Test
    void unknownExecutionIsNothingToCancel() {
        assertThat(cancels.cancel(UUID.randomUUID(), false, NOW)).isEqualTo(CancelRows.Outcome.ALREADY_FINAL);
    }

    @Test
    void whatIsToldOfAnExecutionNamesTheFolderOfItsJob() {
        UUID job = Ids.next();
        jdbi.useHandle(handle -> handle.execute(
                "insert into automation.job (id, name, folder, draft, definition, version, created_at, created_by,"
                        + " updated_at, updated_by) values (?, 'Job', '/linux', false, '{}', 1, now(), 'ann', now(), 'ann')",
                job));
        UUID id = executions.insert(Ids.next(), 1, job, 1, false, NOW);

        assertThat(new RetryRows(jdbi).find(id).orElseThrow().folder()).isEqualTo("/linux");
        assertThat(cancels.folder(id)).isEqualTo("/linux");
        assertThat(cancels.folder(executions.over(1))).isNull();
    }
}
