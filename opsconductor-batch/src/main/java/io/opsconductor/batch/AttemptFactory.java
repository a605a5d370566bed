package io.opsconductor.batch;

import io.opsconductor.assets.Connections;
import io.opsconductor.assets.RemoteProcess;
import io.opsconductor.automation.StepPlan;
import io.opsconductor.automation.TargetFacts;
import io.opsconductor.automation.Values;
import io.opsconductor.automation.Workflow;
import io.opsconductor.batch.AttemptOrder.Purpose;
import io.opsconductor.batch.output.OutputBudget;
import io.opsconductor.batch.output.OutputBuffer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;

/** Makes attempts at tasks: with the target to reach, the settings to fill in, and a buffer for what they write. */
@ApplicationScoped
public class AttemptFactory {
    @Inject
    private EngineSettings settings;

    @Inject
    private NodeCapacity capacity;

    @Inject
    private Connections connections;

    @Inject
    private StepExecutors executors;

    @Inject
    private RunSecrets secrets;

    @Inject
    private Clock clock;

    /** An attempt at a task of the run. */
    TaskAttempt attempt(Run run, RunTask task, OutputBudget budget, AttemptListener listener) {
        Purpose purpose = run.purpose(task);
        TaskAttempt[] self = new TaskAttempt[1]; // the buffer speaks for an attempt that does not exist yet
        OutputBuffer output = new OutputBuffer(
                budget,
                run.material().quota(),
                settings.taskOutputQuota(),
                run.material().secrets(),
                clock,
                () -> listener.wrote(self[0]));
        self[0] = new TaskAttempt(order(run, task, purpose), output, listener, capacity, Ticker.SYSTEM);
        return self[0];
    }

    private AttemptOrder order(Run run, RunTask task, Purpose purpose) {
        Workflow.Node node = task.node();
        return new AttemptOrder(
                run.execution(),
                purpose,
                node,
                executors.of(node.type()),
                task.target() == null
                        ? null
                        : new TargetHosts(
                                connections,
                                run.material().runAs(),
                                task.target().id(),
                                node.credentialId().orElse(null)),
                task.target() == null ? null : task.target().name(),
                purpose == Purpose.RUN ? task.attempt() + 1 : task.attempt(),
                node.timeoutSeconds() == null ? EngineSettings.STEP_TIMEOUT : Duration.ofSeconds(node.timeoutSeconds()),
                filledIn(run, task),
                RemoteProcess.parse(task.remoteProcess()).orElse(null));
    }

    /** Filled in by the attempt's thread; what it needs of the lane's is copied here. */
    private Function<Class<? extends Record>, Record> filledIn(Run run, RunTask task) {
        RunMaterial material = run.material();
        StepPlan step = material.job().step(task.node().id());
        TargetFacts target = task.target() == null
                ? null
                : material.facts().targets().get(task.place().target());
        Values values = new Values(
                material.facts().execution(),
                material.parameters(),
                target,
                run.ends().seenBy(task)::get,
                secrets.of(run.execution(), material.runAs(), step.secrets(), material.secrets()));
        return type -> step.settings(type, values);
    }
}
