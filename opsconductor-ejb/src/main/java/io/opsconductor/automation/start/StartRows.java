package io.opsconductor.automation.start;

import io.opsconductor.assets.TargetRef;
import io.opsconductor.platform.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Writes a new execution: its row, its targets and its place in the queue, in one statement. */
@ApplicationScoped
public class StartRows {
    /** What an execution without targets says. */
    public static final String NO_TARGETS = "no_targets";

    static final String NO_TARGETS_MESSAGE =
            "No enabled target matches the job's targets. Check its groups and tags, or choose other targets.";

    private static final String INSERT = """
            with started as (
              insert into automation.execution
                (id, number, job_id, job_name, job_version, kind, state, priority, trigger, requested_by_id, requested_by,
                 parameters, definition, secret_parameters, targets, tasks, queued, skipped,
                 created_at, finished_at, failure_code, failure_message, correlation_id)
              values (:id, :number, :jobId, :jobName, :jobVersion, :kind,
                 case when :noTargets then 'failed' else 'queued' end, :priority, cast(:trigger as jsonb),
                 :requestedById, :requestedBy, cast(:parameters as jsonb), cast(:definition as jsonb),
                 case when not :noTargets then cast(:secrets as bytea) end,
                 :targets, :tasks, :tasks, 0,
                 :at, case when :noTargets then cast(:at as timestamptz) end,
                 case when :noTargets then :failureCode end, case when :noTargets then :failureMessage end,
                 :correlationId)
            ), named as (
              insert into automation.execution_names (name) values (:jobName) on conflict do nothing
            ), chosen as (
              insert into automation.execution_target (execution_id, ordinal, target_id, target_name)
              select :id, t.place - 1, t.id, t.name
              from unnest(cast(:targetIds as uuid[]), cast(:targetNames as text[])) with ordinality as t(id, name, place)
            )
            insert into automation.work (execution_id, job_id, priority, tasks)
            select :id, :jobId, :priority, :tasks where not :noTargets
            """;

    private Jdbi jdbi;

    /** For the container's proxy. */
    protected StartRows() {}

    @Inject
    StartRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Adds the execution; one that has ended already keeps no secrets. */
    public void insert(NewExecution execution) {
        jdbi.useHandle(handle -> handle.createUpdate(INSERT)
                .bind("id", execution.id())
                .bind("number", execution.number())
                .bind("jobId", execution.jobId())
                .bind("jobName", execution.jobName())
                .bind("jobVersion", execution.jobVersion())
                .bind("kind", execution.kind())
                .bind("priority", execution.priority())
                .bind("trigger", Json.write(execution.trigger()))
                .bind("requestedById", execution.requestedById())
                .bind("requestedBy", execution.requestedBy())
                .bind("parameters", Json.write(execution.parameters()))
                .bind("definition", execution.definition())
                .bind("secrets", execution.secretParameters())
                .bind("targets", execution.targets().size())
                .bind("tasks", execution.tasks())
                .bind("noTargets", execution.noTargets())
                .bind("failureCode", NO_TARGETS)
                .bind("failureMessage", NO_TARGETS_MESSAGE)
                .bind("at", execution.createdAt())
                .bind("correlationId", execution.correlationId())
                .bindArray(
                        "targetIds",
                        UUID.class,
                        execution.targets().stream().map(TargetRef::id).toList())
                .bindArray(
                        "targetNames",
                        String.class,
                        execution.targets().stream().map(TargetRef::name).toList())
                .execute());
    }
}
