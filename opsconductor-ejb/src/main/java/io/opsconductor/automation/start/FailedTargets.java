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
import io.opsconductor.automation.TaskState;
import io.opsconductor.automation.Walk;
import io.opsconductor.platform.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
        Replay.follow(walk, walk.begin(), new Ended(targets, tasks, heads));
        return IntStream.range(0, targets.size())
                .filter(target -> !walk.succeeded(target))
                .mapToObj(targets::get)
                .toList();
    }

    /** The tasks as they ended. Where none was ever planned, the place stays open, and its target did not succeed. */
    private static final class Ended implements Replay.Tasks {
        private record Key(String stepId, UUID target) {}

        private final List<TargetRef> targets;
        private final OutputHeads heads;
        private final Map<Key, TaskRow> tasks = new HashMap<>();

        Ended(List<TargetRef> targets, List<TaskRow> rows, OutputHeads heads) {
            this.targets = targets;
            this.heads = heads;
            rows.forEach(row -> tasks.put(new Key(row.stepId(), row.targetId()), row));
        }

        private TaskRow at(Walk.Place place) {
            UUID target = place.target() == Walk.Place.ONCE
                    ? null
                    : targets.get(place.target()).id();
            return tasks.get(new Key(place.stepId(), target));
        }

        @Override
        public TaskState state(Walk.Place place) {
            TaskRow task = at(place);
            return task == null ? TaskState.QUEUED : task.state();
        }

        @Override
        public Walk.End end(Walk.Place place) {
            TaskRow task = at(place);
            return new Walk.End(task.state(), task.exitCode(), heads.text(task.id()), task.outputs());
        }

        @Override
        public void open(Walk.Place place) {
            // It never will end: nobody runs this execution any more.
        }

        @Override
        public void skipped(List<Walk.Place> places) {
            // As the rows say, too.
        }
    }
}
