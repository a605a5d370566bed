package io.opsconductor.automation.start;

import io.opsconductor.assets.TargetRef;
import io.opsconductor.automation.CompiledJob;
import io.opsconductor.automation.ExecutionState;
import io.opsconductor.automation.ExecutionSummary;
import io.opsconductor.automation.ExecutionView;
import io.opsconductor.automation.Failure;
import io.opsconductor.automation.Progress;
import io.opsconductor.automation.TaskState;
import io.opsconductor.automation.Trigger;
import io.opsconductor.automation.WorkQueued;
import io.opsconductor.platform.AuditEntry;
import io.opsconductor.platform.AuditLog;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Ids;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.Outbox;
import io.opsconductor.platform.crypto.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes a new execution with its event and its audit entry, all or nothing. */
@ApplicationScoped
public class Starter {
    private static final String EVENT = "io.opsconductor.automation.execution.";

    @Inject
    private StartRows rows;

    @Inject
    private Vault vault;

    @Inject
    private AuditLog audit;

    @Inject
    private Outbox outbox;

    @Inject
    private Event<WorkQueued> queued;

    @Inject
    private Clock clock;

    /**
     * What is to be started.
     *
     * @param jobId null for a command
     * @param folder of the job, or null
     * @param json the definition as it is frozen
     */
    public record Order(
            long number,
            UUID jobId,
            String jobName,
            String folder,
            Long jobVersion,
            CompiledJob job,
            String json,
            ParameterValues parameters,
            List<TargetRef> targets,
            int priority) {

        String kind() {
            return jobId == null ? "command" : "job";
        }
    }

    /** In a transaction: starts it, or has it fail at once if it needs targets and there are none. */
    @Transactional
    public ExecutionView start(Caller caller, Order order) {
        UUID id = Ids.next();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        boolean noTargets = order.job.needsTargets() && order.targets.isEmpty();
        int tasks = noTargets ? 0 : order.job.tasks(order.targets.size());
        Trigger trigger = Trigger.by(caller);
        rows.insert(new NewExecution(
                id,
                order.number,
                order.jobId,
                order.jobName,
                order.jobVersion,
                order.kind(),
                order.priority,
                trigger,
                caller.id(),
                caller.name(),
                order.parameters.shown(),
                order.json,
                sealed(id, order.parameters),
                order.targets,
                tasks,
                noTargets,
                now,
                caller.correlationId()));
        Progress progress = Progress.of(order.targets.size(), tasks == 0 ? Map.of() : Map.of(TaskState.QUEUED, tasks));
        ExecutionView view = new ExecutionView(
                id,
                order.number,
                order.jobId,
                order.jobName,
                order.jobVersion,
                order.kind(),
                noTargets ? ExecutionState.FAILED : ExecutionState.QUEUED,
                order.priority,
                trigger,
                caller.name(),
                caller.id(),
                order.parameters.shown(),
                progress,
                null,
                now,
                null,
                noTargets ? now : null,
                noTargets ? new Failure(StartRows.NO_TARGETS, StartRows.NO_TARGETS_MESSAGE) : null,
                caller.correlationId());
        ExecutionSummary told = told(view, order.folder);
        audit.record(caller, AuditEntry.done("execution.started", "execution", id, order.jobName, null, told));
        outbox.publish(caller, EVENT + (noTargets ? "failed" : "queued"), id, told);
        if (!noTargets) {
            queued.fire(new WorkQueued());
        }
        return view;
    }

    private byte[] sealed(UUID id, ParameterValues parameters) {
        if (!parameters.hasSecrets()) {
            return null;
        }
        byte[] open = parameters.secrets();
        try {
            return vault.seal(open, "execution:" + id);
        } finally {
            Arrays.fill(open, (byte) 0);
        }
    }

    /** What events and the audit log tell of an execution: all but its parameters. */
    public static ExecutionSummary told(ExecutionView view, String folder) {
        return new ExecutionSummary(
                view.id(),
                view.number(),
                view.jobId(),
                view.jobName(),
                folder,
                view.jobVersion(),
                view.kind(),
                view.state(),
                Json.tree(view.trigger()),
                view.requestedBy(),
                view.progress(),
                view.createdAt(),
                view.startedAt(),
                view.finishedAt(),
                view.failure(),
                view.correlationId());
    }
}
