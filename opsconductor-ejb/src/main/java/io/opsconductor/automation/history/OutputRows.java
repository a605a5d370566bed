package io.opsconductor.automation.history;

import io.opsconductor.automation.OutputFilter;
import io.opsconductor.automation.OutputItem;
import io.opsconductor.platform.data.Instants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** Reads rows of {@code automation.output}, a bounded number of segments at a time. */
@ApplicationScoped
public class OutputRows {
    private static final int STDERR = 2;

    /** The data of what is left out is never read: large values lie outside of their rows. */
    private static final String WITHIN = """
            select * from (
              select s.*, row_number() over (order by seq) as place, count(*) over () as found,
                     sum(size) over (order by seq) - size as before
              from (%s) s) counted
            where place <= :most and before < :bytes order by seq
            """;

    /** A segment as it was written on the host. */
    public record Bytes(long sequence, byte[] data) {}

    private Jdbi jdbi;

    /** For the container's proxy. */
    protected OutputRows() {}

    @Inject
    OutputRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Segments as text.
     *
     * @param more whether others follow
     */
    public record Items(List<OutputItem> items, boolean more) {}

    private record Counted(OutputItem item, long found) {}

    /**
     * The next segments after that place, in order, as text: as many as both limits allow, but one at least. The segment
     * that reaches the limit of bytes still belongs to them.
     */
    public Items items(UUID executionId, OutputFilter filter, long after, int limit, long bytes) {
        List<Counted> rows = jdbi.withHandle(handle -> query(handle, WITHIN, executionId, filter, after, limit + 1)
                .bind("most", limit)
                .bind("bytes", bytes)
                .map((row, context) -> new Counted(item(row), row.getLong("found")))
                .list());
        List<OutputItem> items = rows.stream().map(Counted::item).toList();
        return new Items(items, !rows.isEmpty() && rows.get(0).found > items.size());
    }

    /** The next segments after that place, in order, as bytes. */
    public List<Bytes> bytes(UUID executionId, OutputFilter filter, long after, int limit) {
        return jdbi.withHandle(handle -> query(handle, "%s", executionId, filter, after, limit)
                .map((row, context) -> new Bytes(
                        row.getLong("seq"), Compressed.open(row.getBytes("data"), row.getBoolean("compressed"))))
                .list());
    }

    private static Query query(
            Handle handle, String around, UUID executionId, OutputFilter filter, long after, int limit) {
        Optional<UUID> ofTask =
                filter.taskId() == null ? Optional.empty() : targetOf(handle, executionId, filter.taskId());
        StringBuilder where = new StringBuilder("execution_id = :execution and seq > :after");
        if (filter.stepId() != null) {
            where.append(" and step_id = :step");
        }
        if (filter.targetId() != null) {
            where.append(" and target_id = :target");
        }
        if (filter.taskId() != null) {
            // The index goes by targets; a task writes for its own alone, or for none.
            where.append(" and task_id = :task and ")
                    .append(ofTask.isPresent() ? "target_id = :ofTask" : "target_id is null");
        }
        String segments = "select seq, task_id, step_id, target_id, stream, at, compressed, size, data"
                + " from automation.output where " + where + " order by seq limit :limit";
        Query query = handle.createQuery(around.formatted(segments))
                .bind("execution", executionId)
                .bind("after", after)
                .bind("limit", limit);
        if (filter.stepId() != null) {
            query.bind("step", filter.stepId());
        }
        if (filter.targetId() != null) {
            query.bind("target", filter.targetId());
        }
        if (filter.taskId() != null) {
            query.bind("task", filter.taskId());
            ofTask.ifPresent(target -> query.bind("ofTask", target));
        }
        return query;
    }

    private static Optional<UUID> targetOf(Handle handle, UUID executionId, UUID taskId) {
        return handle.createQuery("select target_id from automation.task where execution_id = :execution and id = :task"
                        + " and target_id is not null")
                .bind("execution", executionId)
                .bind("task", taskId)
                .mapTo(UUID.class)
                .findOne();
    }

    static OutputItem item(ResultSet row) throws SQLException {
        return new OutputItem(
                row.getLong("seq"),
                row.getObject("task_id", UUID.class),
                row.getString("step_id"),
                row.getObject("target_id", UUID.class),
                row.getInt("stream") == STDERR ? "stderr" : "stdout",
                Instants.read(row, "at"),
                new String(
                        Compressed.open(row.getBytes("data"), row.getBoolean("compressed")), StandardCharsets.UTF_8));
    }
}
