package io.opsconductor.batch;

import io.opsconductor.automation.Replay;
import io.opsconductor.automation.Walk;
import io.opsconductor.automation.Workflow;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the tasks of a run ended, as the walk, conditions and later steps ask for it. */
final class TaskEnds {
    private final Workflow workflow;
    private final Map<Walk.Place, RunTask> tasks;
    private final RunMaterial material;

    TaskEnds(Workflow workflow, Map<Walk.Place, RunTask> tasks, RunMaterial material) {
        this.workflow = workflow;
        this.tasks = tasks;
        this.material = material;
    }

    /** That of a task in a final state. */
    Walk.End of(RunTask task) {
        return new Walk.End(task.state(), task.exitCode(), material.heads().text(task.id()), task.outputs());
    }

    /** By the ids of their steps, those that a task may refer to: on its own target, and of steps that run once. */
    Map<String, Walk.End> seenBy(RunTask task) {
        Map<String, Walk.End> ends = new HashMap<>();
        for (Workflow.Node node : workflow.nodes()) {
            RunTask other = tasks.get(new Walk.Place(node.id(), task.place().target()));
            if (other == null) {
                other = tasks.get(new Walk.Place(node.id(), Walk.Place.ONCE));
            }
            if (other != null && other.state().isFinal() && material.job().isReferredTo(node.id())) {
                ends.put(node.id(), of(other));
            }
        }
        return ends;
    }

    /** All that came under earlier leases, in the order in which they came. */
    List<Replay.Past> past() {
        return tasks.values().stream()
                .filter(task -> task.state().isFinal())
                .sorted(Comparator.comparingLong(RunTask::changeSequence))
                .map(task -> new Replay.Past(task.place(), of(task)))
                .toList();
    }
}
