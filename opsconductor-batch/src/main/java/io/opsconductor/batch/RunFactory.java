package io.opsconductor.batch;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.automation.ClaimedExecution;
import io.opsconductor.automation.CompiledJob;
import io.opsconductor.automation.ExecutionFacts;
import io.opsconductor.automation.ExecutionLedger;
import io.opsconductor.automation.Failure;
import io.opsconductor.automation.RunFacts;
import io.opsconductor.automation.TaskRow;
import io.opsconductor.automation.Walk;
import io.opsconductor.automation.Workflow;
import io.opsconductor.batch.output.OutputBuffer;
import io.opsconductor.batch.output.OutputQuota;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Makes runs of claimed executions: compiles the job, walks it to where an earlier holder of the lease came. */
@ApplicationScoped
public class RunFactory {
    @Inject
    private EngineSettings settings;

    @Inject
    private ExecutionLedger ledger;

    @Inject
    private JobCompiler compiler;

    @Inject
    private RunAsRights rights;

    @Inject
    private RunSecrets secrets;

    @Inject
    private TargetKnowledge targets;

    @Inject
    private Clock clock;

    /** A run of the execution; one that cannot be made is already failed. */
    Run run(ClaimedExecution execution) {
        try {
            Optional<Caller> runAs = rights.of(execution);
            return runAs.isPresent()
                    ? prepared(execution, runAs.get())
                    : failed(
                            execution,
                            new Failure(
                                    "run_as_refused",
                                    execution.requestedBy()
                                            + " no longer has permission to run this, or has been disabled."));
        } catch (Problem e) {
            return failed(execution, new Failure(e.code().replace('-', '_'), e.getMessage()));
        } catch (RuntimeException e) {
            if (DatabaseTrouble.passes(e)) {
                throw e;
            }
            return failed(execution, Incidents.report(execution, "", e));
        }
    }

    private Run prepared(ClaimedExecution execution, Caller runAs) {
        CompiledJob job = compiler.compiled(execution.definition());
        Map<String, JsonNode> parameters = parameters(execution);
        RunFacts facts = new RunFacts(
                new ExecutionFacts(execution.id(), execution.number()),
                parameters,
                targets.of(runAs, execution.targets(), job));
        Walk walk = job.walk(facts);
        Map<Walk.Place, RunTask> tasks = TaskPlan.of(execution, walk);
        RunBook book = book(execution);
        tasks.values().forEach(book::count);
        if (execution.tasks().isEmpty()) {
            book.plan(tasks.values());
        }
        OutputQuota quota = new OutputQuota(settings.executionOutputQuota(), outputSoFar(execution));
        RunMaterial material = new RunMaterial(
                runAs, job, facts, parameters, heads(execution, job), quota, secrets.mask(execution, runAs, job));
        return new Run(execution, material, walk, tasks, book, clock);
    }

    /** Its tasks are as the ledger has them, so that those that did not end are closed with it. */
    private Run failed(ClaimedExecution execution, Failure failure) {
        RunBook book = book(execution);
        Map<Walk.Place, RunTask> tasks = new LinkedHashMap<>();
        for (TaskRow row : execution.tasks()) {
            Workflow.Node node =
                    execution.definition().workflow().node(row.stepId()).orElseThrow();
            // The place is of no use any more; it only has to be one of its own.
            RunTask task = new RunTask(row.id(), node, new Walk.Place(row.id().toString(), Walk.Place.ONCE), null);
            task.restore(row);
            book.count(task);
            tasks.put(task.place(), task);
        }
        Run run = new Run(execution, null, null, tasks, book, clock);
        run.fail(failure);
        return run;
    }

    private static RunBook book(ClaimedExecution execution) {
        return new RunBook(
                execution.id(), execution.fence(), execution.targets().size(), execution.lastSequence());
    }

    private static Map<String, JsonNode> parameters(ClaimedExecution execution) {
        Map<String, JsonNode> parameters = new HashMap<>();
        execution.parameters().properties().forEach(e -> parameters.put(e.getKey(), e.getValue()));
        return parameters;
    }

    private long outputSoFar(ClaimedExecution execution) {
        return execution.tasks().isEmpty() ? 0 : ledger.outputSize(execution.id());
    }

    /** Only where a later step or a condition asks for what an earlier one wrote. */
    private Heads heads(ClaimedExecution execution, CompiledJob job) {
        Heads heads = new Heads(job::isReferredTo);
        List<UUID> finished = execution.tasks().stream()
                .filter(row -> row.state().isFinal() && job.isReferredTo(row.stepId()))
                .map(TaskRow::id)
                .toList();
        if (!finished.isEmpty()) {
            ledger.outputHeads(execution.id(), finished, OutputBuffer.HEAD).forEach(heads::restore);
        }
        return heads;
    }
}
