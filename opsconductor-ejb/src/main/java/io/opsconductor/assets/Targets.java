package io.opsconductor.assets;

import io.opsconductor.assets.connection.SshSessions;
import io.opsconductor.assets.credential.CredentialFit;
import io.opsconductor.assets.inventory.ConnectionSpec;
import io.opsconductor.assets.inventory.HostKeyRows;
import io.opsconductor.assets.inventory.Target;
import io.opsconductor.assets.inventory.TargetRows;
import io.opsconductor.assets.inventory.TargetRules;
import io.opsconductor.assets.inventory.TargetSpec;
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
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The hosts that jobs run on. Every change is audited and told as an event. */
@Stateless
public class Targets {
    private static final String THING = "target";
    private static final String EVENT = "io.opsconductor.assets.target.";

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
    private SshSessions sessions;

    /** A page of targets. */
    @Requires("targets:read")
    public Page<TargetView> list(Caller caller, TargetFilter filter, Listing listing) {
        return jdbi.withHandle(handle -> TargetRows.list(handle, filter, listing));
    }

    /**
     * One target.
     *
     * @throws Problem 404 if there is none of that id
     */
    @Requires("targets:read")
    public TargetView get(Caller caller, UUID id) {
        return view(id);
    }

    /**
     * What creating or changing would refuse at the fields, all at once, without storing anything.
     *
     * @param id of the target that would be changed, or null for a new one
     */
    @Requires("targets:read")
    public List<FieldError> check(Caller caller, UUID id, TargetCommand command) {
        return Validation.faults(
                () -> checkCredentials(TargetRules.check(command)), () -> checkName(command.name(), id));
    }

    /**
     * Adds a target.
     *
     * @throws Problem 400 naming each wrong field, 403 if it names a credential and the caller may use none, 409 if the
     *     name is taken
     */
    @Requires("targets:create")
    public TargetView create(Caller caller, TargetCommand command) {
        TargetSpec spec = TargetRules.check(command);
        demandUse(caller, spec, null);
        checkCredentials(spec);
        checkName(spec.name(), null);
        Instant now = clock.instant();
        Target target = new Target(spec, caller.name(), now);
        entities.persist(target);
        entities.flush();
        jdbi.useHandle(handle -> HostKeyRows.store(handle, target.id(), spec.connections(), false, caller.name(), now));
        TargetView after = view(target.id());
        told(caller, "created", null, after);
        return after;
    }

    /**
     * Describes a target anew, whole.
     *
     * @throws Problem as for creating, and 404, and 412 if it was changed since; 403 also if a connection that has a
     *     credential is to lead elsewhere and the caller may use none
     */
    @Requires("targets:update")
    public TargetView update(Caller caller, UUID id, TargetCommand command, ExpectedVersion expected) {
        Target target = locked(id);
        expected.check(target.version());
        TargetSpec spec = TargetRules.check(command);
        TargetView before = view(id);
        demandUse(caller, spec, before);
        checkCredentials(spec);
        checkName(spec.name(), id);
        Instant now = clock.instant();
        boolean otherAddress = !target.address().equals(spec.address());
        target.describe(spec, caller.name(), now);
        entities.flush();
        jdbi.useHandle(handle -> HostKeyRows.store(handle, id, spec.connections(), otherAddress, caller.name(), now));
        TargetView after = view(id);
        sessions.closeIdleOfTarget(id);
        told(caller, "updated", before, after);
        return after;
    }

    /**
     * Removes a target, from its groups too; what ran on it stays in the history.
     *
     * @throws Problem 404, 412 if it was changed since
     */
    @Requires("targets:delete")
    public void delete(Caller caller, UUID id, ExpectedVersion expected) {
        Target target = locked(id);
        expected.check(target.version());
        TargetView before = view(id);
        entities.remove(target);
        entities.flush();
        sessions.closeIdleOfTarget(id);
        told(caller, "deleted", before, null);
    }

    private Target locked(UUID id) {
        Target target = entities.find(Target.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (target == null) {
            throw Problem.notFound(THING, id);
        }
        return target;
    }

    private TargetView view(UUID id) {
        return jdbi.withHandle(handle -> TargetRows.find(handle, id)).orElseThrow(() -> Problem.notFound(THING, id));
    }

    private void checkName(String name, UUID own) {
        List<UUID> others = entities.createQuery("select t.id from Target t where t.name = :name", UUID.class)
                .setParameter("name", name)
                .getResultList();
        if (others.stream().anyMatch(other -> !other.equals(own))) {
            throw Problem.taken(
                    "target-name-taken", "name", "A target named " + name + " already exists. Choose another name.");
        }
    }

    /**
     * A credential goes to whatever host its connection leads to. So whoever ties one to a target, or has a connection
     * with one lead elsewhere, needs the right to use it.
     *
     * @param before the target so far, or null for a new one
     */
    private void demandUse(Caller caller, TargetSpec spec, TargetView before) {
        boolean sameAddress = before != null && before.address().equals(spec.address());
        boolean leadsElsewhere = spec.connections().stream()
                .filter(connection -> connection.credentialId() != null)
                .anyMatch(connection ->
                        !sameAddress || before.connections().stream().noneMatch(connection::leadsLike));
        if (leadsElsewhere) {
            permissions.demand(caller, "credentials:use");
        }
    }

    private void checkCredentials(TargetSpec spec) {
        CredentialFit fit = jdbi.withHandle(handle -> new CredentialFit(handle, spec.credentialIds()));
        Validation validation = new Validation();
        for (int i = 0; i < spec.connections().size(); i++) {
            ConnectionSpec connection = spec.connections().get(i);
            if (connection.credentialId() != null) {
                String field = "connections[" + i + "].credentialId";
                fit.check(validation, field, connection.credentialId(), connection.protocol());
            }
        }
        validation.orThrow();
    }

    private void told(Caller caller, String happened, TargetView before, TargetView after) {
        TargetView subject = after == null ? before : after;
        audit.record(
                caller, AuditEntry.done(THING + "." + happened, THING, subject.id(), subject.name(), before, after));
        outbox.publish(caller, EVENT + happened, subject.id(), subject);
    }
}
