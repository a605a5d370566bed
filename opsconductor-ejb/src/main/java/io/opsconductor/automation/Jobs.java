package io.opsconductor.automation;

import io.opsconductor.automation.job.JobRows;
import io.opsconductor.automation.rules.JobRules;
import io.opsconductor.automation.start.NamedThings;
import io.opsconductor.automation.start.Rights;
import io.opsconductor.automation.start.TargetLookup;
import io.opsconductor.platform.AuditEntry;
import io.opsconductor.platform.AuditLog;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.ExpectedVersion;
import io.opsconductor.platform.FieldError;
import io.opsconductor.platform.Ids;
import io.opsconductor.platform.Listing;
import io.opsconductor.platform.Outbox;
import io.opsconductor.platform.Page;
import io.opsconductor.platform.Problem;
import io.opsconductor.platform.Requires;
import io.opsconductor.platform.Validation;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Jobs: what can be run again. Each save is one more version; executions keep a copy of theirs, so a change or a deletion
 * never reaches what has begun.
 */
@Stateless
public class Jobs {
    private static final String TYPE = "job";
    private static final String EVENT = "io.opsconductor.automation.job.";
    private static final int MOST_VERSIONS = 200;

    @Inject
    private JobRows rows;

    @Inject
    private TargetLookup targets;

    @Inject
    private NamedThings named;

    @Inject
    private Rights rights;

    @Inject
    private AuditLog audit;

    @Inject
    private Outbox outbox;

    @Inject
    private Clock clock;

    /** One page of jobs; they can be sorted by name, folder, createdAt and updatedAt. */
    @Requires("jobs:read")
    public Page<JobView> list(Caller caller, Listing listing, JobFilter filter) {
        return rows.page(listing, filter);
    }

    /**
     * The job.
     *
     * @throws Problem 404 if there is none
     */
    @Requires("jobs:read")
    public JobView get(Caller caller, UUID id) {
        return rows.find(id).orElseThrow(() -> Problem.notFound(TYPE, id));
    }

    /**
     * Its versions, newest first.
     *
     * @param before only those before that one, or null
     * @throws Problem 404 if there is no such job
     */
    @Requires("jobs:read")
    public List<JobVersionView> versions(Caller caller, UUID id, Long before, int limit) {
        get(caller, id);
        return rows.versions(id, before, Math.min(limit, MOST_VERSIONS));
    }

    /**
     * What creating or changing would refuse at the fields, all at once, without storing anything.
     *
     * @param id of the job that would be changed, or null for a new one
     * @throws Problem 403 if the caller may not do that
     */
    @Requires("jobs:read")
    public List<FieldError> check(Caller caller, UUID id, JobCommand command) {
        rights.demand(caller, id == null ? "jobs:create" : "jobs:update");
        return Validation.faults(
                command::check,
                () -> JobRules.check(command.definition()).orThrow(command.isDraft()),
                () -> refuseUnknownCredentials(caller, command),
                () -> refuseUnknownTargets(caller, command.definition()),
                () -> refuseTakenName(id == null ? Ids.next() : id, command));
    }

    /**
     * Creates a job.
     *
     * @throws Problem 400 with every fault, 403 if the caller may not use what it works on, 409 if the name is taken
     */
    @Requires("jobs:create")
    public JobView create(Caller caller, JobCommand command) {
        demand(caller, command);
        Instant now = now();
        JobView job = view(Ids.next(), command, 1, now, caller.name(), now, caller.name());
        refuseTakenName(job.id(), command);
        rows.insert(job);
        record(caller, "created", job, null, job);
        return job;
    }

    /**
     * Changes a job to what the command says, as a new version.
     *
     * @throws Problem as for a new one, 404 if there is none, 412 if it was changed meanwhile
     */
    @Requires("jobs:update")
    public JobView update(Caller caller, UUID id, JobCommand command, ExpectedVersion expected) {
        demand(caller, command);
        JobView before = rows.lock(id).orElseThrow(() -> Problem.notFound(TYPE, id));
        expected.check(before.version());
        JobView after =
                view(id, command, before.version() + 1, before.createdAt(), before.createdBy(), now(), caller.name());
        refuseTakenName(id, command);
        rows.update(after);
        record(caller, "updated", after, before, after);
        return after;
    }

    /**
     * Deletes a job with its versions. Its executions stay, those under way go on.
     *
     * @throws Problem 404 if there is none, 412 if it was changed meanwhile
     */
    @Requires("jobs:delete")
    public void delete(Caller caller, UUID id, ExpectedVersion expected) {
        JobView job = rows.lock(id).orElseThrow(() -> Problem.notFound(TYPE, id));
        expected.check(job.version());
        rows.delete(id);
        record(caller, "deleted", job, job, null);
    }

    private void demand(Caller caller, JobCommand command) {
        command.check();
        JobDefinition definition = command.definition();
        JobRules.check(definition).orThrow(command.isDraft());
        rights.toUse(caller, definition);
        refuseUnknownCredentials(caller, command);
        refuseUnknownTargets(caller, definition);
    }

    private void refuseUnknownCredentials(Caller caller, JobCommand command) {
        if (!command.isDraft()) {
            named.demandCredentials(caller, command.definition(), UnaryOperator.identity());
        }
    }

    private void refuseUnknownTargets(Caller caller, JobDefinition definition) {
        if (definition.targets() != null) {
            List<FieldError> unknown =
                    targets.resolve(caller, definition.targets(), "targets").unknown();
            if (!unknown.isEmpty()) {
                throw Problem.invalid(unknown);
            }
        }
    }

    private void refuseTakenName(UUID id, JobCommand command) {
        if (rows.isTaken(id, command.effectiveFolder(), command.name())) {
            throw Problem.taken(
                    "already-exists",
                    "name",
                    "A job named " + command.name() + " already exists in " + command.effectiveFolder() + ".");
        }
    }

    private static JobView view(
            UUID id,
            JobCommand command,
            long version,
            Instant createdAt,
            String createdBy,
            Instant updatedAt,
            String updatedBy) {
        JobDefinition definition = command.definition();
        return new JobView(
                id,
                command.name(),
                command.effectiveFolder(),
                command.description(),
                command.tags() == null ? List.of() : command.tags(),
                definition.parameters(),
                definition.workflow(),
                definition.targets(),
                definition.strategy(),
                definition.timeoutSeconds(),
                command.isDraft(),
                version,
                createdAt,
                createdBy,
                updatedAt,
                updatedBy);
    }

    private void record(Caller caller, String happened, JobView job, JobView before, JobView after) {
        audit.record(caller, AuditEntry.done("job." + happened, TYPE, job.id(), job.name(), before, after));
        outbox.publish(caller, EVENT + happened, job.id(), JobSummary.of(job));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
