package io.opsconductor.automation.ledger;

import io.opsconductor.automation.OutputSegment;
import io.opsconductor.automation.RunChanges;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The rows of {@code automation.output}. */
public final class OutputRows {
    private static final int STDOUT = 1;
    private static final int STDERR = 2;

    private OutputRows() {}

    /** Adds the segments. */
    public static void insert(Handle handle, Collection<RunChanges> changes) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into automation.output
                  (execution_id, seq, task_id, step_id, target_id, attempt, stream, at, compressed, size, data)
                values (:execution, :sequence, :task, :step, :target, :attempt, :stream, :at, :compressed, :size, :data)
                on conflict do nothing -- sent again after a connection broke at the commit
                """);
        for (RunChanges change : changes) {
            for (OutputSegment segment : change.output()) {
                batch.bind("execution", change.executionId())
                        .bind("sequence", segment.sequence())
                        .bind("task", segment.taskId())
                        .bind("step", segment.stepId())
                        .bind("target", segment.targetId())
                        .bind("attempt", segment.attempt())
                        .bind("stream", segment.stderr() ? STDERR : STDOUT)
                        .bind("at", segment.at())
                        .bind("compressed", segment.compressed())
                        .bind("size", segment.size())
                        .bind("data", segment.data())
                        .add();
            }
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    /** The first bytes of what the last attempt of each task wrote to standard output. */
    public static Map<UUID, byte[]> heads(Handle handle, UUID execution, Collection<UUID> tasks, int atMost) {
        Map<UUID, ByteArrayOutputStream> heads = new HashMap<>();
        handle.createQuery("""
                        select task_id, compressed, data from (
                          select o.task_id, o.seq, o.compressed, o.data,
                                 sum(o.size) over (partition by o.task_id order by o.seq) - o.size as before
                          from automation.output o
                          join automation.task t on t.execution_id = o.execution_id and t.id = o.task_id
                          where o.execution_id = :execution and o.task_id = any(:tasks) and o.stream = 1
                            and (o.attempt is null or o.attempt = t.attempt)) o
                        where before < :atMost order by seq
                        """)
                .bind("execution", execution)
                .bindArray("tasks", UUID.class, List.copyOf(tasks))
                .bind("atMost", atMost)
                .map((row, context) -> {
                    append(
                            heads.computeIfAbsent(
                                    row.getObject("task_id", UUID.class), id -> new ByteArrayOutputStream()),
                            row.getBytes("data"),
                            row.getBoolean("compressed"),
                            atMost);
                    return null;
                })
                .list();
        Map<UUID, byte[]> result = new HashMap<>();
        heads.forEach((task, head) -> result.put(task, head.toByteArray()));
        return result;
    }

    /** Bytes that the execution's tasks wrote, as far as they are stored. */
    public static long size(Handle handle, UUID execution) {
        return handle.createQuery(
                        "select coalesce(sum(size), 0) from automation.output where execution_id = :execution")
                .bind("execution", execution)
                .mapTo(Long.class)
                .one();
    }

    private static void append(ByteArrayOutputStream head, byte[] data, boolean compressed, int atMost) {
        Inflater inflater = new Inflater(true);
        InputStream raw = new ByteArrayInputStream(data);
        try (InputStream in = compressed ? new InflaterInputStream(raw, inflater) : raw) {
            head.writeBytes(in.readNBytes(atMost - head.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            inflater.end();
        }
    }
}
