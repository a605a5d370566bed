package io.opsconductor.batch;

import io.opsconductor.automation.ClaimedExecution;
import io.opsconductor.automation.CompiledJob;
import io.opsconductor.automation.ExecutionFacts;
import io.opsconductor.automation.ExecutionLedger;
import io.opsconductor.automation.Failure;
import io.opsconductor.automation.OutputHeads;
import io.opsconductor.automation.RunFacts;
import io.opsconductor.automation.TargetKnowledge;
import io.opsconductor.automation.Walk;
import io.opsconductor.batch.output.OutputQuota;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

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
        RunFacts facts = RunFacts.of(
                new ExecutionFacts(execution.id(), execution.number()),
                execution.parameters(),
                targets.of(runAs, execution.targets(), job));
        Walk walk = job.walk(facts);
        Map<Walk.Place, RunTask> tasks = TaskPlan.of(execution);
        RunBook book = book(execution, tasks);
        OutputHeads heads = new OutputHeads(job::isReferredTo);
        heads.restore(ledger, execution.id(), execution.tasks());
        OutputQuota quota = new OutputQuota(settings.executionOutputQuota(), outputSoFar(execution));
        RunMaterial material = new RunMaterial(
                runAs, job, facts, facts.parameters(), heads, quota, secrets.mask(execution, runAs, job));
        return new Run(execution, material, walk, tasks, book, clock, Ticker.SYSTEM);
    }

    /** Its tasks are those of the ledger, or planned here; those that did not end are closed with it. */
    static Run failed(ClaimedExecution execution, Failure failure, Clock clock) {
        Map<Walk.Place, RunTask> tasks = TaskPlan.of(execution);
        Run run = new Run(execution, null, null, tasks, book(execution, tasks), clock, Ticker.SYSTEM);
        run.fail(failure);
        return run;
    }

    private Run failed(ClaimedExecution execution, Failure failure) {
        return failed(execution, failure, clock);
    }

    private static RunBook book(ClaimedExecution execution, Map<Walk.Place, RunTask> tasks) {
        RunBook book = new RunBook(
                execution.id(), execution.fence(), execution.targets().size(), execution.lastSequence());
        tasks.values().forEach(book::count);
        if (execution.tasks().isEmpty()) {
            book.plan(tasks.values());
        }
        return book;
    }

    private long outputSoFar(ClaimedExecution execution) {
        return execution.tasks().isEmpty() ? 0 : ledger.outputSize(execution.id());
    }
}
