package io.opsconductor.batch;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsconductor.assets.OutputListener;
import io.opsconductor.assets.RemoteProcess;
import io.opsconductor.assets.TargetRef;
import io.opsconductor.automation.ClaimedExecution;
import io.opsconductor.automation.CompiledJob;
import io.opsconductor.automation.ExecutionFacts;
import io.opsconductor.automation.ExecutionState;
import io.opsconductor.automation.Failure;
import io.opsconductor.automation.JobDefinition;
import io.opsconductor.automation.OutputHeads;
import io.opsconductor.automation.RunFacts;
import io.opsconductor.automation.Strategy;
import io.opsconductor.automation.TargetFacts;
import io.opsconductor.automation.TargetSelector;
import io.opsconductor.automation.TaskRow;
import io.opsconductor.automation.TaskState;
import io.opsconductor.automation.Walk;
import io.opsconductor.automation.Workflow;
import io.opsconductor.batch.output.OutputBudget;
import io.opsconductor.batch.output.OutputBuffer;
import io.opsconductor.batch.output.OutputQuota;
import io.opsconductor.batch.output.SecretMask;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Ids;
import io.opsconductor.platform.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A run with a real walk, driven by a test in the place of a lane; its attempts never get a thread. */
final class RunFixture {
    private final List<TargetRef> targets = new ArrayList<>();
    private final List<Workflow.Node> nodes = new ArrayList<>();
    private final List<Workflow.Edge> edges = new ArrayList<>();
    private final List<TaskRow> found = new ArrayList<>();
    private Strategy strategy;
    private Integer timeoutSeconds;
    private Run run;
    private Map<Walk.Place, RunTask> tasks;
    private RunBook.Page last;
    private long nanos;
    private UUID id = Ids.next();

    /** A node in the making. */
    record Draft(Workflow.Retry retries, boolean repeatable) {
        Draft retry(int attempts) {
            return new Draft(new Workflow.Retry(attempts, null), repeatable);
        }

        Draft retryAfter(int seconds) {
            return new Draft(new Workflow.Retry(2, seconds), repeatable);
        }

        Draft idempotent() {
            return new Draft(retries, true);
        }
    }

    static RunFixture of(int targets) {
        RunFixture fixture = new RunFixture();
        for (int i = 0; i < targets; i++) {
            fixture.targets.add(new TargetRef(Ids.next(), "t" + i));
        }
        return fixture;
    }

    RunFixture node(String id) {
        return node(id, draft -> draft);
    }

    RunFixture node(String id, UnaryOperator<Draft> change) {
        Draft draft = change.apply(new Draft(null, false));
        ObjectNode with = Json.MAPPER.createObjectNode().put("command", "true");
        nodes.add(new Workflow.Node(
                id, null, "ssh.command", with, null, draft.retries(), draft.repeatable() ? true : null, null, null));
        return this;
    }

    /** A later step is told what that one wrote. */
    RunFixture refersTo(String step) {
        ObjectNode with = Json.MAPPER.createObjectNode().put("command", "echo ${steps." + step + ".output}");
        nodes.add(new Workflow.Node("reader", null, "ssh.command", with, null, null, null, null, null));
        return edge(step, Workflow.On.SUCCESS, "reader");
    }

    RunFixture edge(String from, Workflow.On on, String to) {
        edges.add(new Workflow.Edge(from, to, on, null));
        return this;
    }

    RunFixture endsWithin(int seconds) {
        timeoutSeconds = seconds;
        return this;
    }

    /** The same execution, claimed again. */
    RunFixture after(RunFixture earlier) {
        id = earlier.run.id();
        targets.clear();
        targets.addAll(earlier.targets);
        return this;
    }

    RunFixture oneByOne(int stopAfterFailures) {
        strategy = new Strategy("serial", null, null, IntNode.valueOf(stopAfterFailures));
        return this;
    }

    /** What an earlier holder of the lease left, in the order in which it came so; tasks that are not named were queued. */
    RunFixture found(String step, int target, TaskState state, String process) {
        return found(step, target, state, process, state == TaskState.QUEUED ? 0 : 1);
    }

    /** The same, as it was at a certain attempt. */
    RunFixture found(String step, int target, TaskState state, String process, int attempt) {
        found.add(row(step, target, state, process, attempt));
        return this;
    }

    RunFixture begin() {
        prepare().begin();
        return this;
    }

    /** The run, which somebody else begins. */
    Run prepare() {
        JobDefinition definition = new JobDefinition(
                null,
                new Workflow(nodes, edges),
                new TargetSelector(targets.stream().map(TargetRef::id).toList(), null, null, null, null),
                strategy,
                timeoutSeconds);
        fillUp();
        ClaimedExecution execution = new ClaimedExecution(
                id,
                found.isEmpty() ? 1 : 2,
                !found.isEmpty(),
                1,
                null,
                "test",
                ExecutionState.QUEUED,
                null,
                "someone",
                "correlation",
                Json.MAPPER.createObjectNode(),
                null,
                definition,
                null,
                false,
                false,
                targets,
                found,
                0);
        CompiledJob job = CompiledJob.of(definition);
        RunFacts facts = new RunFacts(
                new ExecutionFacts(execution.id(), 1),
                Map.of(),
                targets.stream()
                        .map(t -> new TargetFacts(t.id(), t.name(), "", Map.of()))
                        .toList());
        Walk walk = job.walk(facts);
        tasks = TaskPlan.of(execution);
        RunBook book = new RunBook(execution.id(), execution.fence(), targets.size(), 0);
        tasks.values().forEach(book::count);
        if (found.isEmpty()) {
            book.plan(tasks.values());
        }
        RunMaterial material = new RunMaterial(
                Caller.system("test"),
                job,
                facts,
                Map.of(),
                new OutputHeads(job::isReferredTo),
                new OutputQuota(1000, 0),
                new SecretMask());
        run = new Run(execution, material, walk, tasks, book, Clock.systemUTC(), this::nanos);
        return run;
    }

    private void fillUp() {
        if (found.isEmpty()) {
            return;
        }
        for (Workflow.Node node : nodes) {
            for (int t = 0; t < targets.size(); t++) {
                UUID target = targets.get(t).id();
                if (found.stream()
                        .noneMatch(r ->
                                r.stepId().equals(node.id()) && r.targetId().equals(target))) {
                    found.add(row(node.id(), t, TaskState.QUEUED, null, 0));
                }
            }
        }
    }

    private TaskRow row(String step, int target, TaskState state, String process, int attempt) {
        TargetRef ref = targets.get(target);
        return new TaskRow(
                Ids.next(),
                step,
                "ssh.command",
                ref.id(),
                ref.name(),
                state,
                attempt,
                null,
                null,
                null,
                null,
                Map.of(),
                false,
                process,
                found.size() + 1L);
    }

    Run run() {
        return run;
    }

    /** Hands out the next task, as the lane does. */
    TaskAttempt next() {
        RunTask task = run.next();
        TaskAttempt attempt = attempt(task, new Deaf());
        run.submitted(task, attempt);
        return attempt;
    }

    /** An attempt at the task. */
    TaskAttempt attempt(RunTask task, AttemptListener listener) {
        Purpose purpose = new Purpose(run, task);
        OutputBuffer output = new OutputBuffer(
                new OutputBudget(1000),
                run.material().quota(),
                1000,
                run.material().secrets(),
                Clock.systemUTC(),
                () -> {});
        return new TaskAttempt(purpose.order(), output, listener, null, this::nanos);
    }

    /** The test itself tells the run what the attempt would. */
    private static final class Deaf implements AttemptListener {
        @Override
        public void wantsToStart(TaskAttempt attempt) {}

        @Override
        public void process(TaskAttempt attempt, RemoteProcess process) {}

        @Override
        public void wrote(TaskAttempt attempt) {}

        @Override
        public void postponed(TaskAttempt attempt) {}

        @Override
        public void ended(TaskAttempt attempt, TaskResult result) {}
    }

    private record Purpose(Run run, RunTask task) {
        AttemptOrder order() {
            AttemptOrder.Purpose purpose = run.purpose(task);
            return new AttemptOrder(
                    run.execution(),
                    purpose,
                    task.node(),
                    null,
                    null,
                    task.target().name(),
                    purpose == AttemptOrder.Purpose.RUN ? task.attempt() + 1 : task.attempt(),
                    Duration.ofHours(1),
                    null,
                    RemoteProcess.parse(task.remoteProcess()).orElse(null));
        }
    }

    /** An attempt is committed as started and acts. */
    void start(TaskAttempt attempt) {
        run.wantsToStart(attempt);
        page().starts().forEach(TaskAttempt::grant);
        try {
            attempt.begin();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void writes(TaskAttempt attempt, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        attempt.output().output(OutputListener.Stream.STDOUT, bytes, 0, bytes.length);
    }

    /** An attempt starts and ends. */
    void end(TaskAttempt attempt, TaskResult result) {
        if (attempt.order().purpose() == AttemptOrder.Purpose.RUN) {
            run.wantsToStart(attempt);
        }
        run.ended(attempt, result);
    }

    private long nanos() {
        return nanos;
    }

    /** Time goes by, and the run looks what it brings. */
    RunFixture after(Duration time) {
        nanos += time.toNanos();
        run.tick();
        return this;
    }

    /** What a commit would write now. */
    RunBook.Page page() {
        last = run.book().turn();
        return last;
    }

    boolean ended() {
        return run.book().isEnded();
    }

    ExecutionState state() {
        return end().changes().end().state();
    }

    Failure failure() {
        return end().changes().end().failure();
    }

    private RunBook.Page end() {
        return last != null && last.changes().end() != null ? last : page();
    }

    RunTask task(String step, int target) {
        return tasks.get(new Walk.Place(step, target));
    }
}
