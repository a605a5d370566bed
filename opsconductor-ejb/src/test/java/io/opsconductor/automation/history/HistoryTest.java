package io.opsconductor.automation.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsconductor.automation.ExecutionFilter;
import io.opsconductor.automation.ExecutionState;
import io.opsconductor.automation.ExecutionView;
import io.opsconductor.automation.Failure;
import io.opsconductor.automation.FeedItem;
import io.opsconductor.automation.OutputFilter;
import io.opsconductor.automation.OutputItem;
import io.opsconductor.automation.StepView;
import io.opsconductor.automation.TaskFilter;
import io.opsconductor.automation.TaskState;
import io.opsconductor.automation.TaskView;
import io.opsconductor.automation.start.StartedExecutions;
import io.opsconductor.platform.Ids;
import io.opsconductor.platform.Listing;
import io.opsconductor.platform.Page;
import io.opsconductor.platform.data.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryTest {
    private static final long MUCH = 1024 * 1024;

    private final Jdbi jdbi = TestDatabase.fresh().jdbi();
    private final StartedExecutions executions = new StartedExecutions(jdbi);

    private UUID task(UUID execution, String step, int target, String state, long sequence) {
        UUID id = Ids.next();
        jdbi.useHandle(handle ->
                handle.execute("""
                insert into automation.task (execution_id, id, step_id, step_type, target_id, target_name, state, attempt,
                  exit_code, started_at, finished_at, change_seq)
                values (?, ?, ?, 'ssh.command', ?, ?, ?, 1, 0, '2026-03-01T10:00:00Z', '2026-03-01T10:00:01.5Z', ?)
                """, execution, id, step, new UUID(7, target), "host" + target, state, sequence));
        return id;
    }

    private void output(UUID execution, UUID task, long sequence, int stream, boolean compressed, byte[] data) {
        jdbi.useHandle(handle ->
                handle.execute("""
                insert into automation.output (execution_id, seq, task_id, step_id, target_id, stream, at, compressed,
                  size, data)
                values (?, ?, ?, 'first', ?, ?, '2026-03-01T10:00:00Z', ?, ?, ?)
                """, execution, sequence, task, new UUID(7, 0), stream, compressed, data.length, data));
    }

    private static byte[] deflated(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, new Deflater(9, true))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void executionLooksAsItWasStarted() {
        ExecutionView view = new ExecutionRows(jdbi).find(executions.over(2)).orElseThrow();
        assertThat(view.state()).isEqualTo(ExecutionState.QUEUED);
        assertThat(view.progress().queued()).isEqualTo(4);
        assertThat(view.trigger().name()).isEqualTo("ann");
        assertThat(view.parameters().path("who").asText()).isEqualTo("world");
        assertThat(view.createdAt()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
        assertThat(view.failure()).isNull();
    }

    @Test
    void queuedExecutionSaysWhatItWaitsFor() {
        ExecutionRows rows = new ExecutionRows(jdbi);
        jdbi.useHandle(handle -> handle.execute("delete from automation.work"));
        UUID first = executions.over(1);
        UUID second = executions.over(1);
        UUID third = executions.over(1);

        assertThat(rows.find(first).orElseThrow().waitingFor().message()).contains("No worker has taken it yet");
        assertThat(rows.find(second).orElseThrow().waitingFor())
                .isEqualTo(new Failure("queue", "1 execution is ahead of it."));
        assertThat(rows.find(third).orElseThrow().waitingFor().message()).isEqualTo("2 executions are ahead of it.");
        assertThat(rows.page(Listing.first(10), ExecutionFilter.ALL).items())
                .extracting(ExecutionView::waitingFor)
                .containsOnlyNulls();
    }

    @Test
    void listIsPagedNewestFirstAndFiltered() {
        UUID job = Ids.next();
        List<UUID> ofJob = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ofJob.add(0, executions.insert(Ids.next(), i + 1, job, 1, false, Instant.now()));
            executions.over(0);
        }
        ExecutionRows rows = new ExecutionRows(jdbi);
        ExecutionFilter filter = new ExecutionFilter(
                List.of(ExecutionState.QUEUED, ExecutionState.RUNNING),
                job,
                new UUID(7, 0),
                "job",
                Instant.now().minusSeconds(60),
                Instant.now().plusSeconds(60));
        List<UUID> seen = new ArrayList<>();
        String cursor = null;
        do {
            Page<ExecutionView> page = rows.page(new Listing(2, cursor, List.of(), "jo", true), filter);
            page.items().forEach(e -> seen.add(e.id()));
            assertThat(page.total()).isEqualTo(5);
            cursor = page.nextCursor();
        } while (cursor != null);
        assertThat(seen).isEqualTo(ofJob);
    }

    /** Each column ranks the three executions differently, so that no order can pass for another. */
    @ParameterizedTest
    @CsvSource({
        "createdAt, 1 2 3",
        "number, 2 3 1",
        "startedAt, 3 1 2",
        "finishedAt, 3 2 1",
        "jobName, 2 1 3",
        "state, 1 3 2"
    })
    void listIsSortedAcrossPagesByEachColumn(String column, String ascending) {
        executed(1, 30, "b", "cancelled", "12:00", null);
        executed(2, 10, "a", "succeeded", null, "14:00");
        executed(3, 20, "c", "failed", "11:00", "13:00");

        String descending = new StringBuilder(ascending).reverse().toString();
        assertThat(sorted(column, false)).isEqualTo(ascending);
        assertThat(sorted(column, true)).isEqualTo(descending);
    }

    private void executed(int id, long number, String job, String state, String started, String finished) {
        executions.insert(new UUID(id, id), number, null, 1, false, Instant.parse("2026-03-01T10:00:00Z"));
        jdbi.useHandle(handle -> handle.execute("""
                update automation.execution set job_name = ?, state = ?,
                  started_at = date '2026-03-01' + cast(? as time), finished_at = date '2026-03-01' + cast(? as time)
                where id = ?
                """, job, state, started, finished, new UUID(id, id)));
    }

    /** The ids of the executions in that order, read in pages of one. */
    private String sorted(String column, boolean descending) {
        List<Listing.Sort> order = List.of(new Listing.Sort(column, descending));
        List<String> ids = new ArrayList<>();
        String cursor = null;
        do {
            Page<ExecutionView> page =
                    new ExecutionRows(jdbi).page(new Listing(1, cursor, order, null, false), ExecutionFilter.ALL);
            page.items().forEach(e -> ids.add(Long.toString(e.id().getLeastSignificantBits())));
            cursor = page.nextCursor();
        } while (cursor != null);
        return String.join(" ", ids);
    }

    @Test
    void stepsAreSummedUpInTheOrderOfTheWorkflow() {
        UUID execution = executions.over(2);
        StepRows rows = new StepRows(jdbi);
        assertThat(rows.list(execution).orElseThrow())
                .extracting(StepView::state)
                .containsExactly(TaskState.QUEUED, TaskState.QUEUED);
        task(execution, "first", 0, "succeeded", 1);
        task(execution, "first", 1, "failed", 2);
        task(execution, "second", 0, "running", 3);
        task(execution, "second", 1, "skipped", 4);
        List<StepView> steps = rows.list(execution).orElseThrow();
        assertThat(steps).extracting(StepView::stepId).containsExactly("first", "second");
        assertThat(steps).extracting(StepView::state).containsExactly(TaskState.FAILED, TaskState.RUNNING);
        assertThat(steps.get(0).name()).isEqualTo("First");
        assertThat(steps.get(0).tasks().succeeded()).isEqualTo(1);
        assertThat(steps.get(0).finishedAt()).isNotNull();
        assertThat(steps.get(1).finishedAt()).isNull();
        assertThat(rows.list(Ids.next())).isEmpty();
    }

    @Test
    void stepsOfAnExecutionThatIsOverAndNeverHadTasksWereSkipped() {
        UUID execution = executions.over(2);
        jdbi.useHandle(
                handle -> handle.execute("update automation.execution set state = 'failed' where id = ?", execution));

        assertThat(new StepRows(jdbi).list(execution).orElseThrow()).hasSize(2).allSatisfy(step -> {
            assertThat(step.state()).isEqualTo(TaskState.SKIPPED);
            assertThat(step.tasks().queued()).isZero();
        });
    }

    @Test
    void tasksAreFilteredAndMeasured() {
        UUID execution = executions.over(2);
        task(execution, "first", 0, "succeeded", 1);
        task(execution, "first", 1, "failed", 2);
        Page<TaskView> page = new TaskRows(jdbi)
                .page(execution, Listing.first(10), new TaskFilter(List.of(TaskState.FAILED), "first", new UUID(7, 1)));
        assertThat(page.items()).singleElement().satisfies(task -> {
            assertThat(task.targetName()).isEqualTo("host1");
            assertThat(task.durationMs()).isEqualTo(1500);
        });
    }

    @Test
    void outputIsReadInOrderCompressedOrNot() throws IOException {
        UUID execution = executions.over(1);
        UUID task = task(execution, "first", 0, "running", 1);
        output(execution, task, 2, 1, true, deflated("grüße\n"));
        output(execution, task, 3, 2, false, new byte[] {'a', (byte) 0xff, 0});
        OutputRows rows = new OutputRows(jdbi);
        List<OutputItem> items =
                rows.items(execution, OutputFilter.ALL, 0, 10, MUCH).items();
        assertThat(items).extracting(OutputItem::text).containsExactly("grüße\n", "a\uFFFD\0");
        assertThat(items).extracting(OutputItem::stream).containsExactly("stdout", "stderr");
        assertThat(rows.items(execution, new OutputFilter("first", new UUID(7, 0), task), 2, 10, MUCH)
                        .items())
                .hasSize(1);
        assertThat(rows.items(execution, new OutputFilter("second", null, null), 0, 10, MUCH)
                        .items())
                .isEmpty();
        assertThat(rows.bytes(execution, OutputFilter.ALL, 2, 10).get(0).data())
                .isEqualTo(new byte[] {'a', (byte) 0xff, 0});
    }

    @Test
    void feedMergesTasksAndOutputByTheirSequence() throws IOException {
        UUID execution = executions.over(1);
        UUID task = task(execution, "first", 0, "succeeded", 4);
        output(execution, task, 2, 1, false, "a".getBytes(StandardCharsets.UTF_8));
        output(execution, task, 3, 1, true, deflated("b"));
        output(execution, task, 6, 1, false, "c".getBytes(StandardCharsets.UTF_8));
        task(execution, "second", 0, "skipped", 5);
        FeedRows rows = new FeedRows(jdbi);
        assertThat(rows.after(execution, 0, 10, MUCH)).extracting(FeedItem::seq).containsExactly(2L, 3L, 4L, 5L, 6L);
        assertThat(rows.after(execution, 0, 2, MUCH)).extracting(FeedItem::seq).containsExactly(2L, 3L);
        assertThat(rows.after(execution, 4, 10, MUCH))
                .satisfiesExactly(
                        second -> assertThat(second.task().state()).isEqualTo(TaskState.SKIPPED),
                        last -> assertThat(last.output().text()).isEqualTo("c"));
    }

    @Test
    void pageOfLongOutputIsBoundedByItsBytes() {
        UUID execution = executions.over(1);
        UUID task = task(execution, "first", 0, "succeeded", 1);
        for (int i = 2; i < 42; i++) {
            output(execution, task, i, 1, false, new byte[64 * 1024]);
        }
        OutputRows rows = new OutputRows(jdbi);

        OutputRows.Items first = rows.items(execution, OutputFilter.ALL, 0, 1000, MUCH);
        assertThat(first.items()).hasSize(16);
        assertThat(first.more()).isTrue();
        assertThat(rows.items(execution, OutputFilter.ALL, 0, 1000, 1).items()).hasSize(1);
        OutputRows.Items last = rows.items(execution, OutputFilter.ALL, 33, 1000, MUCH);
        assertThat(last.items()).hasSize(8);
        assertThat(last.more()).isFalse();
        assertThat(rows.items(execution, OutputFilter.ALL, 33, 7, MUCH).more()).isTrue();

        FeedRows feed = new FeedRows(jdbi);
        assertThat(feed.after(execution, 1, 32, 256 * 1024))
                .extracting(FeedItem::seq)
                .containsExactly(2L, 3L, 4L, 5L);
        assertThat(feed.after(execution, 1, 32, 1)).hasSize(1);
    }
}
