package io.opsconductor.automation.start;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsconductor.automation.JobDefinition;
import io.opsconductor.automation.Walk;
import io.opsconductor.automation.Workflow;
import io.opsconductor.platform.Ids;
import io.opsconductor.platform.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Writes that an execution is to be cancelled; one that was never claimed is made final here. */
@ApplicationScoped
public class CancelRows {
    /** What came of it. */
    public enum Outcome {
        CANCELLED,
        REQUESTED,
        ALREADY_FINAL
    }

    private Jdbi jdbi;

    /** For the container's proxy. */
    protected CancelRows() {}

    @Inject
    CancelRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Cancels it; the lock on its work keeps claims away meanwhile. */
    public Outcome cancel(UUID id, boolean force, Instant now) {
        return jdbi.withHandle(handle -> {
            Optional<Long> fence = handle.createQuery(
                            "select fence from automation.work where execution_id = :id for update")
                    .bind("id", id)
                    .mapTo(Long.class)
                    .findOne();
            if (fence.isEmpty()) {
                return Outcome.ALREADY_FINAL;
            }
            if (fence.get() == 0) {
                cancelUnclaimed(handle, id, now);
                return Outcome.CANCELLED;
            }
            request(handle, id, force);
            return Outcome.REQUESTED;
        });
    }

    /** The folder of the execution's job now; null if it has none. */
    public String folder(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select j.folder from automation.execution e join automation.job j on j.id = e.job_id
                        where e.id = :id
                        """)
                .bind("id", id)
                .mapTo(String.class)
                .findOne()
                .orElse(null));
    }

    private static void request(Handle handle, UUID id, boolean force) {
        handle.createUpdate("""
                        update automation.work
                        set cancel_requested = true, cancel_forced = cancel_forced or :force
                        where execution_id = :id
                        """).bind("id", id).bind("force", force).execute();
        handle.createUpdate("update automation.execution set state = 'cancelling' where id = :id"
                        + " and state in ('queued', 'running', 'waiting', 'paused')")
                .bind("id", id)
                .execute();
    }

    private static void cancelUnclaimed(Handle handle, UUID id, Instant now) {
        handle.createUpdate("delete from automation.work where execution_id = :id")
                .bind("id", id)
                .execute();
        String definition = handle.createQuery("""
                        update automation.execution
                        set state = 'cancelled', finished_at = :now, secret_parameters = null, queued = 0,
                            cancelled = tasks
                        where id = :id returning definition::text
                        """)
                .bind("id", id)
                .bind("now", now)
                .mapTo(String.class)
                .one();
        JobDefinition job = Json.read(definition, JobDefinition.class);
        List<Target> targets = handle.createQuery("select target_id, target_name from automation.execution_target"
                        + " where execution_id = :id order by ordinal")
                .bind("id", id)
                .map((row, context) -> new Target(row.getObject("target_id", UUID.class), row.getString("target_name")))
                .list();
        List<ObjectNode> tasks = new ArrayList<>();
        for (Walk.Place place : job.places(targets.size())) {
            Target target = place.target() == Walk.Place.ONCE ? new Target(null, null) : targets.get(place.target());
            tasks.add(task(job.workflow().node(place.stepId()).orElseThrow(), target, tasks.size() + 1));
        }
        handle.createUpdate("""
                        insert into automation.task
                          (execution_id, id, step_id, step_type, target_id, target_name, state, finished_at, change_seq)
                        select :id, t.id, t.step, t.type, t.target, t.name, 'cancelled', :now, t.seq
                        from jsonb_to_recordset(cast(:tasks as jsonb))
                          as t(id uuid, step text, type text, target uuid, name text, seq bigint)
                        """)
                .bind("id", id)
                .bind("now", now)
                .bind("tasks", Json.write(tasks))
                .execute();
    }

    private record Target(UUID id, String name) {}

    private static ObjectNode task(Workflow.Node step, Target target, int sequence) {
        ObjectNode task = Json.MAPPER
                .createObjectNode()
                .put("id", Ids.next().toString())
                .put("step", step.id())
                .put("type", step.type())
                .put("seq", sequence);
        if (target.id != null) {
            task.put("target", target.id.toString()).put("name", target.name);
        }
        return task;
    }
}
