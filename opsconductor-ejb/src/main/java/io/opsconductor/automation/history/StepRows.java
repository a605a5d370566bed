package io.opsconductor.automation.history;

import io.opsconductor.automation.ExecutionState;
import io.opsconductor.automation.JobDefinition;
import io.opsconductor.automation.Progress;
import io.opsconductor.automation.StepView;
import io.opsconductor.automation.TaskState;
import io.opsconductor.automation.Workflow;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.data.Instants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Sums an execution's tasks up by step. */
@ApplicationScoped
public class StepRows {
    /** What shows where ends differ: the first of these that any task has. */
    private static final List<TaskState> WORST_FIRST = List.of(
            TaskState.INTERRUPTED,
            TaskState.FAILED,
            TaskState.TIMED_OUT,
            TaskState.CANCELLED,
            TaskState.SUCCEEDED,
            TaskState.SKIPPED);

    private record Count(String step, TaskState state, int tasks, int targets, Instant startedAt, Instant finishedAt) {}

    private record Frozen(JobDefinition definition, int targets, boolean over) {}

    private Jdbi jdbi;

    /** For the container's proxy. */
    protected StepRows() {}

    @Inject
    StepRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The steps in the order of the workflow; empty if there is no such execution. */
    public Optional<List<StepView>> list(UUID executionId) {
        return jdbi.withHandle(handle -> {
            Optional<Frozen> frozen = handle.createQuery(
                            "select definition::text as definition, targets, state from automation.execution where id = :id")
                    .bind("id", executionId)
                    .map((row, context) -> new Frozen(
                            Json.read(row.getString("definition"), JobDefinition.class),
                            row.getInt("targets"),
                            ExecutionState.of(row.getString("state")).isFinal()))
                    .findOne();
            if (frozen.isEmpty()) {
                return Optional.empty();
            }
            Map<String, List<Count>> counts = handle
                    .createQuery("""
                            select step_id, state, count(*) as tasks, count(target_id) as targets,
                                   min(started_at) as started_at, max(finished_at) as finished_at
                            from automation.task where execution_id = :id group by step_id, state
                            """)
                    .bind("id", executionId)
                    .map((row, context) -> new Count(
                            row.getString("step_id"),
                            TaskState.of(row.getString("state")),
                            row.getInt("tasks"),
                            row.getInt("targets"),
                            Instants.read(row, "started_at"),
                            Instants.read(row, "finished_at")))
                    .stream()
                    .collect(Collectors.groupingBy(Count::step));
            List<StepView> steps = new ArrayList<>();
            for (Workflow.Node node : frozen.get().definition().workflow().nodes()) {
                steps.add(step(node, counts.get(node.id()), frozen.get()));
            }
            return Optional.of(steps);
        });
    }

    private static StepView step(Workflow.Node node, List<Count> counts, Frozen execution) {
        Map<TaskState, Integer> byState = new EnumMap<>(TaskState.class);
        int over = node.runsPerTarget() ? execution.targets : 0;
        if (counts != null) {
            counts.forEach(c -> byState.put(c.state, c.tasks));
        } else if (!execution.over) {
            int planned = node.runsPerTarget() ? execution.targets : 1;
            if (planned > 0) {
                byState.put(TaskState.QUEUED, planned);
            }
        }
        // What is over and never had tasks, for want of targets, did not run.
        TaskState state = counts == null && execution.over ? TaskState.SKIPPED : state(byState);
        return new StepView(
                node.id(),
                node.name(),
                node.type(),
                state,
                Progress.of(over, byState),
                first(counts, Comparator.naturalOrder(), Count::startedAt),
                state.isFinal() ? first(counts, Comparator.reverseOrder(), Count::finishedAt) : null);
    }

    private static Instant first(List<Count> counts, Comparator<Instant> order, Function<Count, Instant> time) {
        return counts == null
                ? null
                : counts.stream().map(time).filter(Objects::nonNull).min(order).orElse(null);
    }

    private static TaskState state(Map<TaskState, Integer> counts) {
        boolean begun = counts.keySet().stream().anyMatch(s -> s != TaskState.QUEUED);
        if (counts.containsKey(TaskState.RUNNING) || (begun && counts.containsKey(TaskState.QUEUED))) {
            return TaskState.RUNNING;
        }
        return WORST_FIRST.stream().filter(counts::containsKey).findFirst().orElse(TaskState.QUEUED);
    }
}
