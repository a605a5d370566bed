package io.opsconductor.automation;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.assets.TargetRef;
import io.opsconductor.automation.history.ExecutionRows;
import io.opsconductor.automation.job.CompiledJobs;
import io.opsconductor.automation.rules.Faults;
import io.opsconductor.automation.rules.JobRules;
import io.opsconductor.automation.start.CancelRows;
import io.opsconductor.automation.start.FailedTargets;
import io.opsconductor.automation.start.NamedThings;
import io.opsconductor.automation.start.Numbers;
import io.opsconductor.automation.start.ParameterValues;
import io.opsconductor.automation.start.RetryRows;
import io.opsconductor.automation.start.Rights;
import io.opsconductor.automation.start.Starter;
import io.opsconductor.automation.start.TargetChoice;
import io.opsconductor.automation.start.TargetLookup;
import io.opsconductor.platform.AuditEntry;
import io.opsconductor.platform.AuditLog;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.Outbox;
import io.opsconductor.platform.Problem;
import io.opsconductor.platform.Requires;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Starts, cancels and retries executions. A start writes everything in one transaction and returns at once; the execution
 * plane is woken after the commit. What is read and checked before it takes no transaction, so that no thread holds one
 * connection while it waits for another (the number is drawn in a transaction of its own).
 */
@Stateless
public class Executions {
    private static final int LARGEST_PRIORITY = 100;

    @Inject
    private CompiledJobs jobs;

    @Inject
    private Numbers numbers;

    @Inject
    private TargetLookup targets;

    @Inject
    private NamedThings named;

    @Inject
    private Rights rights;

    @Inject
    private Starter starter;

    @Inject
    private CancelRows cancels;

    @Inject
    private RetryRows retries;

    @Inject
    private FailedTargets failed;

    @Inject
    private ExecutionRows rows;

    @Inject
    private AuditLog audit;

    @Inject
    private Outbox outbox;

    @Inject
    private Event<WorkQueued> queued;

    @Inject
    private Clock clock;

    /**
     * Starts a job as of its present version.
     *
     * @throws Problem 404 if there is no such job, 409 if it is a draft, 400 if a value or a target is wrong, 403 if the
     *     caller may not use what it works on
     */
    @Requires("jobs:run")
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public ExecutionView start(Caller caller, UUID jobId, StartCommand command) {
        CompiledJobs.Startable job = jobs.find(jobId).orElseThrow(() -> Problem.notFound("job", jobId));
        if (job.draft()) {
            throw Problem.conflict("job-is-draft", "The job is a draft. Save it as ready to run it.");
        }
        check(command);
        CompiledJob compiled = job.compiled();
        String json = job.json();
        if (command.targets() != null) {
            compiled = CompiledJob.of(replaced(compiled.definition(), command.targets()));
            json = Json.write(compiled.definition());
        }
        rights.toUse(caller, compiled.definition());
        ParameterValues values = ParameterValues.of(
                compiled.definition().parameters(), command.parameters() == null ? Map.of() : command.parameters());
        named.demandTargets(caller, compiled.definition().parameters(), values);
        List<TargetRef> chosen = choose(caller, compiled, command.targets() != null);
        long number = numbers.next(jobId).orElseThrow(() -> Problem.notFound("job", jobId));
        return starter.start(
                caller,
                new Starter.Order(
                        number,
                        jobId,
                        job.name(),
                        job.folder(),
                        job.version(),
                        compiled,
                        json,
                        values,
                        chosen,
                        command.priority() == null ? 0 : command.priority()));
    }

    private static void check(StartCommand command) {
        if (Boolean.TRUE.equals(command.dryRun())) {
            throw Problem.invalid("dryRun", "is not supported yet; leave it out");
        }
        if (command.priority() != null && Math.abs(command.priority()) > LARGEST_PRIORITY) {
            throw Problem.invalid("priority", "must be from -" + LARGEST_PRIORITY + " to " + LARGEST_PRIORITY);
        }
    }

    private static JobDefinition replaced(JobDefinition definition, TargetSelector targets) {
        return new JobDefinition(
                definition.parameters(),
                definition.workflow(),
                targets,
                definition.strategy(),
                definition.timeoutSeconds());
    }

    /** The job's own targets may have gone since it was saved; those given now must all be there. */
    private List<TargetRef> choose(Caller caller, CompiledJob job, boolean givenNow) {
        TargetSelector selector = job.definition().targets();
        if (selector == null) {
            return List.of();
        }
        TargetChoice choice = targets.resolve(caller, selector, "targets");
        if (givenNow && !choice.unknown().isEmpty()) {
            throw Problem.invalid(choice.unknown());
        }
        return choice.targets();
    }

    /**
     * Runs a command at once, without a job.
     *
     * @throws Problem 400 if it cannot run as it is, 403 if the caller may not use what it works on
     */
    @Requires("commands:run")
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public ExecutionView run(Caller caller, AdHocCommand command) {
        if (command.command() == null) {
            throw Problem.invalid("command", "is required");
        }
        if (command.targets() == null) {
            throw Problem.invalid("targets", "is required");
        }
        JobDefinition definition = command.definition();
        Faults faults = JobRules.check(definition);
        faults.renamed(AdHocCommand::requestField).orThrow(false);
        rights.toUse(caller, definition);
        named.demandCredentials(caller, definition, AdHocCommand::requestField);
        CompiledJob compiled = CompiledJob.of(definition);
        List<TargetRef> chosen = choose(caller, compiled, true);
        return starter.start(
                caller,
                new Starter.Order(
                        numbers.nextCommand(),
                        null,
                        command.title(),
                        null,
                        null,
                        compiled,
                        Json.write(definition),
                        ParameterValues.of(List.of(), Map.of()),
                        chosen,
                        0));
    }

    /**
     * Asks that the execution end: one that nobody has begun is cancelled at once, any other turns to cancelling, and what
     * it runs on hosts is ended. Asking twice is fine.
     *
     * @param force whether to end it within 10 s even where a host does not answer
     * @throws Problem 404 if there is none, 409 if it is final already
     */
    @Requires("executions:cancel")
    public ExecutionView cancel(Caller caller, UUID id, boolean force) {
        CancelRows.Outcome outcome = cancels.cancel(id, force, clock.instant());
        ExecutionView view = rows.find(id).orElseThrow(() -> Problem.notFound("execution", id));
        switch (outcome) {
            case ALREADY_FINAL ->
                throw Problem.conflict(
                        "execution-is-final",
                        "The execution has already ended (" + view.state().wireName() + ").");
            case CANCELLED -> {
                ExecutionSummary told = Starter.told(view, cancels.folder(id));
                audit.record(
                        caller, AuditEntry.done("execution.cancelled", "execution", id, view.jobName(), null, told));
                outbox.publish(caller, "io.opsconductor.automation.execution.cancelled", id, told);
            }
            case REQUESTED -> {
                audit.record(
                        caller,
                        AuditEntry.done(
                                "execution.cancelRequested",
                                "execution",
                                id,
                                view.jobName(),
                                null,
                                Map.of("force", force)));
                queued.fire(new WorkQueued());
            }
        }
        return view;
    }

    /**
     * Starts a new execution of the same version with the same values.
     *
     * @param failedOnly whether only on the targets on which it did not succeed
     * @throws Problem 404 if there is none, 409 if it has not ended, had secrets, or nothing failed
     */
    @Requires("executions:retry")
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public ExecutionView retry(Caller caller, UUID id, boolean failedOnly) {
        RetryRows.Past past = retries.find(id).orElseThrow(() -> Problem.notFound("execution", id));
        rights.demand(caller, past.jobId() == null ? "commands:run" : "jobs:run");
        if (!past.state().isFinal()) {
            throw Problem.conflict("execution-is-running", "The execution has not ended yet. Cancel it, or wait.");
        }
        CompiledJob compiled = CompiledJob.of(Json.read(past.definition(), JobDefinition.class));
        rights.toUse(caller, compiled.definition());
        if (compiled.definition().parameters().stream()
                .anyMatch(p -> p.hidesValue() && past.parameters().has(p.name()))) {
            throw Problem.conflict(
                    "secrets-are-gone", "It was started with secrets, which are not stored. Start the job again.");
        }
        List<TargetRef> chosen = failedOnly ? failed.of(caller, past, compiled) : retries.targets(id);
        if (chosen.isEmpty() && failedOnly) {
            throw Problem.conflict("nothing-failed", "No target failed. Retry from start instead.");
        }
        Map<String, JsonNode> values =
                Json.MAPPER.convertValue(past.parameters(), new TypeReference<Map<String, JsonNode>>() {});
        long number = past.jobId() == null
                ? numbers.nextCommand()
                : numbers.next(past.jobId())
                        .orElseThrow(
                                () -> Problem.conflict("job-is-gone", "Its job was deleted, so it cannot be retried."));
        return starter.start(
                caller,
                new Starter.Order(
                        number,
                        past.jobId(),
                        past.jobName(),
                        past.folder(),
                        past.jobVersion(),
                        compiled,
                        past.definition(),
                        ParameterValues.of(compiled.definition().parameters(), values),
                        chosen,
                        past.priority()));
    }
}
