package io.opsconductor.assets;

import io.opsconductor.assets.group.GroupRows;
import io.opsconductor.assets.group.GroupRules;
import io.opsconductor.assets.group.TargetGroup;
import io.opsconductor.assets.inventory.TargetRows;
import io.opsconductor.platform.AuditEntry;
import io.opsconductor.platform.AuditLog;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.ExpectedVersion;
import io.opsconductor.platform.FieldError;
import io.opsconductor.platform.Listing;
import io.opsconductor.platform.Outbox;
import io.opsconductor.platform.Page;
import io.opsconductor.platform.Problem;
import io.opsconductor.platform.Requires;
import io.opsconductor.platform.Validation;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Named sets of targets, one within another where wanted. Every change is audited and told as an event. */
@Stateless
public class TargetGroups {
    private static final String THING = "targetGroup";
    private static final String EVENT = "io.opsconductor.assets.targetGroup.";

    @PersistenceContext(unitName = "opsconductor")
    private EntityManager entities;

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private AuditLog audit;

    @Inject
    private Outbox outbox;

    /**
     * A page of groups.
     *
     * @param parentId only those directly within this group, or null for all
     */
    @Requires("target-groups:read")
    public Page<TargetGroupView> list(Caller caller, UUID parentId, Listing listing) {
        return jdbi.withHandle(handle -> GroupRows.list(handle, parentId, listing));
    }

    /**
     * One group.
     *
     * @throws Problem 404 if there is none of that id
     */
    @Requires("target-groups:read")
    public TargetGroupView get(Caller caller, UUID id) {
        return view(id);
    }

    /**
     * A page of the targets in the group and in the groups within it.
     *
     * @throws Problem 404 if there is no group of that id
     */
    @Requires("target-groups:read")
    public Page<TargetView> targets(Caller caller, UUID id, Listing listing) {
        view(id);
        return jdbi.withHandle(handle -> TargetRows.list(handle, new TargetFilter(Map.of(), id, null), listing));
    }

    /**
     * What creating or changing would refuse at the fields, all at once, without storing anything.
     *
     * @param id of the group that would be changed, or null for a new one
     */
    @Requires("target-groups:read")
    public List<FieldError> check(Caller caller, UUID id, TargetGroupCommand command) {
        return Validation.faults(
                () -> jdbi.useHandle(handle -> GroupRules.check(handle, command, id)),
                () -> checkName(command.name(), id));
    }

    /**
     * Adds a group.
     *
     * @throws Problem 400 naming each wrong field, 409 if the name is taken
     */
    @Requires("target-groups:create")
    public TargetGroupView create(Caller caller, TargetGroupCommand command) {
        jdbi.useHandle(handle -> GroupRules.check(handle, command, null));
        checkName(command.name(), null);
        TargetGroup group = new TargetGroup(command, caller.name(), clock.instant());
        entities.persist(group);
        entities.flush();
        storeMembers(group.id(), command);
        TargetGroupView after = view(group.id());
        told(caller, "created", null, after);
        return after;
    }

    /**
     * Describes a group anew, whole, members included.
     *
     * @throws Problem as for creating, and 404, and 412 if it was changed since
     */
    @Requires("target-groups:update")
    public TargetGroupView update(Caller caller, UUID id, TargetGroupCommand command, ExpectedVersion expected) {
        TargetGroup group = locked(id);
        expected.check(group.version());
        jdbi.useHandle(handle -> GroupRules.check(handle, command, id));
        checkName(command.name(), id);
        TargetGroupView before = view(id);
        group.describe(command, caller.name(), clock.instant());
        entities.flush();
        storeMembers(id, command);
        TargetGroupView after = view(id);
        told(caller, "updated", before, after);
        return after;
    }

    /**
     * Removes a group; its targets stay.
     *
     * @throws Problem 404, 409 if groups are within it, 412 if it was changed since
     */
    @Requires("target-groups:delete")
    public void delete(Caller caller, UUID id, ExpectedVersion expected) {
        TargetGroup group = locked(id);
        expected.check(group.version());
        TargetGroupView before = view(id);
        List<String> children = jdbi.withHandle(handle -> GroupRows.children(handle, id));
        if (!children.isEmpty()) {
            throw Problem.conflict(
                    "in-use",
                    "The groups " + String.join(", ", children) + " are inside " + before.name()
                            + ". Move or delete them first.");
        }
        entities.remove(group);
        entities.flush();
        told(caller, "deleted", before, null);
    }

    private void storeMembers(UUID id, TargetGroupCommand command) {
        List<UUID> members = command.members() == null ? List.of() : command.members();
        jdbi.useHandle(handle -> GroupRows.storeMembers(handle, id, members));
    }

    private TargetGroup locked(UUID id) {
        TargetGroup group = entities.find(TargetGroup.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (group == null) {
            throw Problem.notFound("target group", id);
        }
        return group;
    }

    private TargetGroupView view(UUID id) {
        return jdbi.withHandle(handle -> GroupRows.find(handle, id))
                .orElseThrow(() -> Problem.notFound("target group", id));
    }

    private void checkName(String name, UUID own) {
        List<UUID> others = entities.createQuery("select g.id from TargetGroup g where g.name = :name", UUID.class)
                .setParameter("name", name)
                .getResultList();
        if (others.stream().anyMatch(other -> !other.equals(own))) {
            throw Problem.taken(
                    "target-group-name-taken",
                    "name",
                    "A group named " + name + " already exists. Choose another name.");
        }
    }

    private void told(Caller caller, String happened, TargetGroupView before, TargetGroupView after) {
        TargetGroupView subject = after == null ? before : after;
        audit.record(
                caller, AuditEntry.done(THING + "." + happened, THING, subject.id(), subject.name(), before, after));
        outbox.publish(caller, EVENT + happened, subject.id(), subject);
    }
}
