package io.opsconductor.automation.history;

import io.opsconductor.platform.data.Instants;
import io.opsconductor.automation.OutputFilter;
import io.opsconductor.automation.OutputItem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** Reads rows of {@code automation.output}, a bounded number of segments at a time. */
@ApplicationScoped
public class OutputRows {
    private static final int STDERR = 2;

    /** A segment as it was written on the host. */
    public record Bytes(long sequence, byte[] data) {}

    private Jdbi jdbi;

    /** For the container's proxy. */
    protected OutputRows() {}

    @Inject
    OutputRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The next segments after that place, in order, as text. */
    public List<OutputItem> items(UUID executionId, OutputFilter filter, long after, int limit) {
        return jdbi.withHandle(handle -> query(handle, executionId, filter, after, limit)
                .map((row, context) -> item(row))
                .list());
    }

    /** The next segments after that place, in order, as bytes. */
    public List<Bytes> bytes(UUID executionId, OutputFilter filter, long after, int limit) {
        return jdbi.withHandle(handle -> query(handle, executionId, filter, after, limit)
                .map((row, context) -> new Bytes(
                        row.getLong("seq"), Compressed.open(row.getBytes("data"), row.getBoolean("compressed"))))
                .list());
    }

    private static Query query(Handle handle, UUID executionId, OutputFilter filter, long after, int limit) {
        StringBuilder where = new StringBuilder("execution_id = :execution and seq > :after");
        if (filter.stepId() != null) {
            where.append(" and step_id = :step");
        }
        if (filter.targetId() != null) {
            where.append(" and target_id = :target");
        }
        if (filter.taskId() != null) {
            where.append(" and task_id = :task");
        }
        Query query = handle.createQuery("select seq, task_id, step_id, target_id, stream, at, compressed, data"
                        + " from automation.output where " + where + " order by seq limit :limit")
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
        }
        return query;
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
