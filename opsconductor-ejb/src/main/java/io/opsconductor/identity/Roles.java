package io.opsconductor.identity;

import io.opsconductor.identity.role.Grant;
import io.opsconductor.identity.role.PermissionCatalogue;
import io.opsconductor.identity.role.Role;
import io.opsconductor.identity.role.RoleStore;
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
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The roles and the permissions they are made of. */
@Stateless
public class Roles {
    private static final String EVENT = "io.opsconductor.identity.role.";

    @Inject
    private RoleStore roles;

    @Inject
    private AuditLog audit;

    @Inject
    private Outbox outbox;

    @Inject
    private Clock clock;

    /** One page of the roles; they can be sorted by {@code name} and {@code createdAt}. */
    @Requires("roles:read")
    public Page<RoleView> list(Caller caller, Listing listing) {
        return roles.page(listing);
    }

    /** Every permission there is. */
    @Requires("roles:read")
    public List<Permission> permissions(Caller caller) {
        return PermissionCatalogue.all();
    }

    /**
     * The role.
     *
     * @throws Problem 404 if there is none
     */
    @Requires("roles:read")
    public RoleView get(Caller caller, UUID id) {
        return roles.get(id).view();
    }

    /**
     * What creating or changing would refuse at the fields, all at once, without storing anything.
     *
     * @param id of the role that would be changed, or null for a new one
     */
    @Requires("roles:read")
    public List<FieldError> check(Caller caller, UUID id, RoleCommand command) {
        return Validation.faults(
                () -> command.check().orThrow(),
                () -> roles.refuseTakenName(id == null ? Ids.next() : id, command.name()));
    }

    /**
     * Creates a role.
     *
     * @throws Problem 400 if something about it is wrong, 403 if it holds more than the caller, 409 if the name is
     *     taken
     */
    @Requires("roles:create")
    public RoleView create(Caller caller, RoleCommand command) {
        command.check().orThrow();
        Set<String> permissions = Set.copyOf(command.permissions());
        Grant.within(caller, permissions, audit);
        Role role = new Role(command.name(), command.description(), permissions, caller.name(), clock.instant());
        roles.refuseTakenName(role.id(), command.name());
        roles.add(role);
        RoleView made = role.view();
        record(caller, "created", made, null, made);
        return made;
    }

    /**
     * Changes a role; whoever holds it has its new permissions at once.
     *
     * @throws Problem 400, 403 or 409 as for a new one, 404 if there is none, 409 if it is built in, 412 if it was
     *     changed meanwhile
     */
    @Requires("roles:update")
    public RoleView update(Caller caller, UUID id, RoleCommand command, ExpectedVersion expected) {
        command.check().orThrow();
        Role role = roles.get(id);
        expected.check(role.version());
        role.refuseBuiltIn();
        Set<String> permissions = Set.copyOf(command.permissions());
        Grant.within(caller, role.permissions(), audit);
        Grant.within(caller, permissions, audit);
        RoleView before = role.view();
        roles.refuseTakenName(id, command.name());
        role.change(command.name(), command.description(), permissions, caller.name(), clock.instant());
        roles.flush();
        RoleView after = role.view();
        record(caller, "updated", after, before, after);
        return after;
    }

    /**
     * Deletes a role that nobody holds.
     *
     * @throws Problem 404 if there is none, 409 if it is built in or held, 412 if it was changed meanwhile
     */
    @Requires("roles:delete")
    public void delete(Caller caller, UUID id, ExpectedVersion expected) {
        Role role = roles.get(id);
        expected.check(role.version());
        role.refuseBuiltIn();
        Grant.within(caller, role.permissions(), audit);
        roles.refuseHeld(role);
        RoleView before = role.view();
        roles.remove(role);
        record(caller, "deleted", before, before, null);
    }

    private void record(Caller caller, String happened, RoleView role, RoleView before, RoleView after) {
        audit.record(caller, AuditEntry.done("role." + happened, "role", role.id(), role.name(), before, after));
        outbox.publish(caller, EVENT + happened, role.id(), role);
    }
}
