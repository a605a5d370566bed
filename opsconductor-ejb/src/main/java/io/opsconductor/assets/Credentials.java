package io.opsconductor.assets;

import io.opsconductor.assets.connection.SshSessions;
import io.opsconductor.assets.credential.Credential;
import io.opsconductor.assets.credential.CredentialRows;
import io.opsconductor.assets.credential.CredentialType;
import io.opsconductor.platform.AuditEntry;
import io.opsconductor.platform.AuditLog;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.ExpectedVersion;
import io.opsconductor.platform.FieldError;
import io.opsconductor.platform.Listing;
import io.opsconductor.platform.Outbox;
import io.opsconductor.platform.Page;
import io.opsconductor.platform.Permissions;
import io.opsconductor.platform.Problem;
import io.opsconductor.platform.Requires;
import io.opsconductor.platform.Validation;
import io.opsconductor.platform.crypto.Vault;
import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** The credential vault. Secrets go in and never come out here; every change is audited and told as an event. */
@Stateless
public class Credentials {
    private static final String THING = "credential";
    private static final String EVENT = "io.opsconductor.assets.credential.";
    private static final int NAMED_USERS = 10;

    @PersistenceContext(unitName = "opsconductor")
    private EntityManager entities;

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private AuditLog audit;

    @Inject
    private Permissions permissions;

    @Inject
    private Outbox outbox;

    @Inject
    private Vault vault;

    @Inject
    private SshSessions sessions;

    @Inject
    private Instance<CredentialUsage> usages;

    /**
     * A page of credentials.
     *
     * @param type only those of this type (the wire name), or null for all
     * @throws Problem 400 if there is no such type
     */
    @Requires("credentials:read")
    public Page<CredentialView> list(Caller caller, String type, Listing listing) {
        if (type != null && CredentialType.named(type).isEmpty()) {
            throw Problem.invalid("type", "must be one of " + CredentialType.names());
        }
        Page<CredentialView> page = jdbi.withHandle(handle -> CredentialRows.list(handle, type, listing));
        Map<UUID, List<String>> jobs =
                jobsUsing(page.items().stream().collect(Collectors.toMap(CredentialView::id, CredentialView::name)));
        return page.map(
                view -> view.usedByJobs(jobs.getOrDefault(view.id(), List.of()).size()));
    }

    /**
     * One credential.
     *
     * @throws Problem 404 if there is none of that id
     */
    @Requires("credentials:read")
    public CredentialView get(Caller caller, UUID id) {
        return view(id);
    }

    /**
     * What creating or changing would refuse at the fields, all at once, without storing anything.
     *
     * @param id of the credential that would be changed, or null for a new one
     * @throws Problem 403 if the caller may not do that
     */
    @Requires("credentials:read")
    public List<FieldError> check(Caller caller, UUID id, CredentialCommand command) {
        permissions.demand(caller, id == null ? "credentials:create" : "credentials:update");
        return Validation.faults(
                () -> Credential.check(command, id == null ? null : view(id).type()),
                () -> checkName(command.name(), id));
    }

    /**
     * Takes a credential into the vault.
     *
     * @throws Problem 400 naming each wrong field (a key that does not parse, a passphrase that does not open it), 409 if
     *     the name is taken
     */
    @Requires("credentials:create")
    public CredentialView create(Caller caller, CredentialCommand command) {
        Credential credential = new Credential(command, vault, caller.name(), clock.instant());
        checkName(credential.name(), null);
        entities.persist(credential);
        entities.flush();
        CredentialView after = view(credential.id());
        told(caller, "created", null, after);
        return after;
    }

    /**
     * Changes a credential. Secret parts that are not given stay; warm connections made with it are closed.
     *
     * @throws Problem as for creating, and 404, and 412 if it was changed since
     */
    @Requires("credentials:update")
    public CredentialView update(Caller caller, UUID id, CredentialCommand command, ExpectedVersion expected) {
        Credential credential = locked(id);
        expected.check(credential.version());
        CredentialView before = view(id);
        credential.change(command, vault, caller.name(), clock.instant());
        checkName(credential.name(), id);
        entities.flush();
        CredentialView after = view(id);
        sessions.closeIdleOfCredential(id);
        told(caller, "updated", before, after);
        return after;
    }

    /**
     * Removes a credential for good.
     *
     * @throws Problem 404, 409 if targets or jobs use it, 412 if it was changed since
     */
    @Requires("credentials:delete")
    public void delete(Caller caller, UUID id, ExpectedVersion expected) {
        Credential credential = locked(id);
        expected.check(credential.version());
        checkUnused(credential);
        CredentialView before = view(id);
        entities.remove(credential);
        entities.flush();
        sessions.closeIdleOfCredential(id);
        told(caller, "deleted", before, null);
    }

    /**
     * Refuses to tell a secret, whoever asks, and writes that to the audit log.
     *
     * @throws Problem 404 if there is no such credential, else always 403
     */
    @Requires("credentials:read")
    public void refuseSecret(Caller caller, UUID id) {
        view(id);
        audit.refused(caller, "credentials:reveal");
        throw new Problem("forbidden", 403, "Permission denied", "Secrets are write-only. Nobody can read them back.");
    }

    private void checkUnused(Credential credential) {
        List<String> users = new ArrayList<>();
        List<String> targets =
                jdbi.withHandle(handle -> CredentialRows.targetsUsing(handle, credential.id(), NAMED_USERS));
        if (!targets.isEmpty()) {
            users.add("the targets " + String.join(", ", targets));
        }
        List<String> jobs =
                jobsUsing(Map.of(credential.id(), credential.name())).getOrDefault(credential.id(), List.of());
        if (!jobs.isEmpty()) {
            users.add("the jobs " + jobs.stream().limit(NAMED_USERS).collect(Collectors.joining(", ")));
        }
        if (!users.isEmpty()) {
            throw Problem.conflict(
                    "in-use",
                    "The credential " + credential.name() + " is used by " + String.join(" and ", users)
                            + ". Assign another credential to them first.");
        }
    }

    private Map<UUID, List<String>> jobsUsing(Map<UUID, String> credentials) {
        Map<UUID, List<String>> jobs = new HashMap<>();
        if (!credentials.isEmpty()) {
            usages.forEach(usage -> usage.jobsUsing(credentials)
                    .forEach((id, names) ->
                            jobs.computeIfAbsent(id, k -> new ArrayList<>()).addAll(names)));
        }
        return jobs;
    }

    private Credential locked(UUID id) {
        Credential credential = entities.find(Credential.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (credential == null) {
            throw Problem.notFound(THING, id);
        }
        return credential;
    }

    private CredentialView view(UUID id) {
        CredentialView view = jdbi.withHandle(handle -> CredentialRows.find(handle, id))
                .orElseThrow(() -> Problem.notFound(THING, id));
        return view.usedByJobs(
                jobsUsing(Map.of(id, view.name())).getOrDefault(id, List.of()).size());
    }

    private void checkName(String name, UUID own) {
        boolean taken = jdbi.withHandle(handle -> handle.createQuery(
                        "select exists (select 1 from assets.credential where name = :name and id is distinct from cast(:own as uuid))")
                .bind("name", name)
                .bind("own", own)
                .mapTo(Boolean.class)
                .one());
        if (taken) {
            throw Problem.taken(
                    "credential-name-taken",
                    "name",
                    "A credential named " + name + " already exists. Choose another name.");
        }
    }

    private void told(Caller caller, String happened, CredentialView before, CredentialView after) {
        CredentialView subject = after == null ? before : after;
        audit.record(
                caller, AuditEntry.done(THING + "." + happened, THING, subject.id(), subject.name(), before, after));
        outbox.publish(caller, EVENT + happened, subject.id(), subject);
    }
}
