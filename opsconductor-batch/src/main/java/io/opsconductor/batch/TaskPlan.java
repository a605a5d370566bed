package io.opsconductor.batch;

import io.opsconductor.assets.TargetRef;
import io.opsconductor.automation.ClaimedExecution;
import io.opsconductor.automation.TaskRow;
import io.opsconductor.automation.Walk;
import io.opsconductor.automation.Workflow;
import io.opsconductor.platform.Ids;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A task for every place of the workflow: a new one, or the one that was planned before. */
final class TaskPlan {
    private TaskPlan() {}

    private record Key(String stepId, UUID targetId) {}

    static Map<Walk.Place, RunTask> of(ClaimedExecution execution) {
        Map<Key, TaskRow> known = new HashMap<>();
        execution.tasks().forEach(row -> known.put(new Key(row.stepId(), row.targetId()), row));
        Map<String, Workflow.Node> nodes = new HashMap<>();
        execution.definition().workflow().nodes().forEach(node -> nodes.put(node.id(), node));
        Map<Walk.Place, RunTask> tasks = new LinkedHashMap<>();
        for (Walk.Place place :
                execution.definition().places(execution.targets().size())) {
            TargetRef target = place.target() == Walk.Place.ONCE
                    ? null
                    : execution.targets().get(place.target());
            TaskRow row = known.get(new Key(place.stepId(), target == null ? null : target.id()));
            RunTask task = new RunTask(row == null ? Ids.next() : row.id(), nodes.get(place.stepId()), place, target);
            if (row != null) {
                task.restore(row);
            }
            tasks.put(place, task);
        }
        return tasks;
    }
}
