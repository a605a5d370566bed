package io.opsconductor.automation.history;

import io.opsconductor.automation.FeedItem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Reads tasks and output merged by their common sequence, in one statement and so in one snapshot: nothing is missed. */
@ApplicationScoped
public class FeedRows {
    private static final String AFTER = """
            select * from (select changes.*, sum(weight) over (order by seq) - weight as before from (
              (select true as is_task, change_seq as seq, id, step_id, step_type, target_id, target_name, state, attempt,
                      exit_code, started_at, finished_at, failure_code, failure_message, outputs::text as outputs,
                      truncated, pg_column_size(outputs) as weight, null::uuid as task_id, null::smallint as stream, null::timestamptz as at,
                      false as compressed, null::bytea as data
               from automation.task where execution_id = :id and change_seq > :after order by change_seq limit :limit)
              union all
              (select false, seq, null, step_id, null, target_id, null, null, null, null, null, null, null, null, null,
                      null, size, task_id, stream, at, compressed, data
               from automation.output where execution_id = :id and seq > :after order by seq limit :limit)
            ) changes order by seq limit :limit) weighed where before < :bytes order by seq
            """;

    private Jdbi jdbi;

    /** For the container's proxy. */
    protected FeedRows() {}

    @Inject
    FeedRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * The next changes after that place, in order: as many as both limits allow, but one at least. The change that reaches
     * the limit of bytes still belongs to them.
     */
    public List<FeedItem> after(UUID executionId, long after, int limit, long bytes) {
        return jdbi.withHandle(handle -> handle.createQuery(AFTER)
                .bind("id", executionId)
                .bind("after", after)
                .bind("limit", limit)
                .bind("bytes", bytes)
                .map((row, context) -> row.getBoolean("is_task")
                        ? new FeedItem(row.getLong("seq"), TaskRows.view(row), null)
                        : new FeedItem(row.getLong("seq"), null, OutputRows.item(row)))
                .list());
    }
}
