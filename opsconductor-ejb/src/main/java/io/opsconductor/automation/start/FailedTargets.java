package io.opsconductor.automation.start;

import io.opsconductor.assets.TargetRef;
import io.opsconductor.automation.CompiledJob;
import io.opsconductor.automation.ExecutionFacts;
import io.opsconductor.automation.ExecutionLedger;
import io.opsconductor.automation.OutputHeads;
import io.opsconductor.automation.Replay;
import io.opsconductor.automation.RunFacts;
import io.opsconductor.automation.TargetKnowledge;
import io.opsconductor.automation.TaskRow;
import io.opsconductor.automation.Walk;
import io.opsconductor.platform.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * On which targets an execution that is over did not succeed. The walk itself says so: a failure that was handled is none,
 * and a target that was given up did not succeed though nothing failed on it.
 */
@ApplicationScoped
public class FailedTargets {
    @Inject
    private RetryRows rows;

    @Inject
    private ExecutionLedger ledger;

    @Inject
    private TargetKnowledge knowledge;

    /** The targets in their order; empty if it succeeded on all. */
    public List<TargetRef> of(Caller caller, RetryRows.Past past, CompiledJob job) {
        List<TargetRef> targets = rows.targets(past.id());
        List<TaskRow> tasks = rows.tasks(past.id());
        OutputHeads heads = new OutputHeads(job::isReferredTo);
        heads.restore(ledger, past.id(), tasks);
        Walk walk = job.walk(RunFacts.of(
                new ExecutionFacts(past.id(), past.number()), past.parameters(), knowledge.of(caller, targets, job)));
        return among(targets, tasks, heads, walk);
    }

    static List<TargetRef> among(List<TargetRef> targets, List<TaskRow> tasks, OutputHeads heads, Walk walk) {
        Map<UUID, Integer> ordinals = new HashMap<>();
        targets.forEach(target -> ordinals.put(target.id(), ordinals.size()));
        // Where no task was ever planned the place stays open, and its target did not succeed.
        Replay.of(
                walk,
                tasks.stream()
                        .filter(task -> task.state().isFinal())
                        .sorted(Comparator.comparingLong(TaskRow::changeSequence))
                        .map(task -> new Replay.Past(place(task, ordinals), end(task, heads)))
                        .toList());
        return IntStream.range(0, targets.size())
                .filter(target -> !walk.succeeded(target))
                .mapToObj(targets::get)
                .toList();
    }

    private static Walk.Place place(TaskRow task, Map<UUID, Integer> ordinals) {
        return new Walk.Place(task.stepId(), task.targetId() == null ? Walk.Place.ONCE : ordinals.get(task.targetId()));
    }

    private static Walk.End end(TaskRow task, OutputHeads heads) {
        return new Walk.End(task.state(), task.exitCode(), heads.text(task.id()), task.outputs());
    }
}
