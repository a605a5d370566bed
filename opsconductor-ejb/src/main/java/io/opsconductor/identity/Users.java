package io.opsconductor.identity;

import io.opsconductor.identity.account.Account;
import io.opsconductor.identity.account.Accounts;
import io.opsconductor.identity.account.Profile;
import io.opsconductor.identity.account.UserList;
import io.opsconductor.identity.password.PasswordHasher;
import io.opsconductor.identity.password.PasswordRules;
import io.opsconductor.identity.role.Grant;
import io.opsconductor.identity.role.Role;
import io.opsconductor.identity.session.SessionStore;
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

/**
 * The users, for those who administer them. Nobody gives away more than they hold themselves, and there is always an
 * administrator who can sign in.
 */
@Stateless
public class Users {
    private static final String TYPE = "user";
    private static final String EVENT = "io.opsconductor.identity.user.";

    @Inject
    private Accounts accounts;

    @Inject
    private UserList list;

    @Inject
    private SessionStore sessions;

    @Inject
    private PasswordHasher hasher;

    @Inject
    private PasswordChange passwordChange;

    @Inject
    private AuditLog audit;

    @Inject
    private Outbox outbox;

    @Inject
    private Clock clock;

    /**
     * One page of the users; they can be sorted by {@code username}, {@code createdAt} and {@code lastLoginAt}.
     *
     * @param enabled only those, or null for all
     * @param role only those who hold the role of that name, or null for all
     */
    @Requires("users:read")
    public Page<UserView> list(Caller caller, Listing listing, Boolean enabled, String role) {
        if (role != null && !list.isRole(role)) {
            throw Problem.invalid("role", "is not a known role; GET /api/v1/roles lists them");
        }
        return list.page(listing, enabled, role);
    }

    /**
     * The user.
     *
     * @throws Problem 404 if there is none
     */
    @Requires("users:read")
    public UserView get(Caller caller, UUID id) {
        return accounts.get(id).view();
    }

    /**
     * What creating or changing would refuse at the fields, all at once, without storing anything.
     *
     * @param id of the user that would be changed, or null for a new one
     */
    @Requires("users:read")
    public List<FieldError> check(Caller caller, UUID id, UserCommand command) {
        return Validation.faults(
                () -> checked(command),
                () -> accounts.refuseTakenName(id == null ? Ids.next() : id, command.username()),
                () -> accounts.roles(command.roles()));
    }

    /**
     * Creates a user.
     *
     * @throws Problem 400 if something about it is wrong, 403 if a role holds more than the caller, 409 if the name is
     *     taken
     */
    @Requires("users:create")
    public UserView create(Caller caller, UserCommand command) {
        String hash = checkedHash(command);
        Account account = new Account(Profile.of(command), caller.name(), clock.instant());
        account.assign(granted(caller, command));
        accounts.refuseTakenName(account.id(), command.username());
        if (hash != null) {
            account.takePassword(hash);
        }
        account.demandNewPassword(Boolean.TRUE.equals(command.mustChangePassword()));
        if (Boolean.FALSE.equals(command.enabled())) {
            account.disable();
        }
        accounts.add(account);
        UserView made = account.view();
        record(caller, "created", made, null, made);
        return made;
    }

    /**
     * Changes a user to what the command says. Disabling, or a new password, ends the user's sessions.
     *
     * @throws Problem 400, 403 or 409 as for a new one, 404 if there is none, 409 if no administrator would be left, 412
     *     if it was changed meanwhile
     */
    @Requires("users:update")
    public UserView update(Caller caller, UUID id, UserCommand command, ExpectedVersion expected) {
        String hash = checkedHash(command);
        accounts.lockAdministrators();
        Account account = accounts.get(id);
        expected.check(account.version());
        Grant.within(caller, account.permissions(), audit);
        UserView before = account.view();
        accounts.refuseTakenName(id, command.username());
        account.describe(Profile.of(command));
        account.assign(granted(caller, command));
        if (command.mustChangePassword() != null) {
            account.demandNewPassword(command.mustChangePassword());
        }
        if (Boolean.TRUE.equals(command.enabled())) {
            account.enable();
        } else if (Boolean.FALSE.equals(command.enabled())) {
            account.disable();
        }
        if (hash != null) {
            account.takePassword(hash);
            passwordChange.happened(account.username());
        }
        account.touch(caller.name(), clock.instant());
        accounts.flush();
        accounts.refuseWithoutAdministrator();
        if (hash != null || !account.enabled()) {
            sessions.endAll(id, caller.sessionId());
        }
        UserView after = account.view();
        record(caller, "updated", after, before, after);
        return after;
    }

    /**
     * Deletes a user with all sessions; what they did stays in the audit log.
     *
     * @throws Problem 403 if the user holds more than the caller, 404 if there is none, 409 if no administrator would be
     *     left, 412 if it was changed meanwhile
     */
    @Requires("users:delete")
    public void delete(Caller caller, UUID id, ExpectedVersion expected) {
        accounts.lockAdministrators();
        Account account = accounts.get(id);
        expected.check(account.version());
        Grant.within(caller, account.permissions(), audit);
        UserView before = account.view();
        accounts.remove(account);
        accounts.refuseWithoutAdministrator();
        record(caller, "deleted", before, before, null);
    }

    /**
     * Sets a user's password and ends the user's sessions.
     *
     * @param mustChange whether the next sign-in demands another one
     * @throws Problem 400 if the password is too weak, 403 if the user holds more than the caller, 404 if there is none
     */
    @Requires("users:update")
    public void setPassword(Caller caller, UUID id, String password, boolean mustChange) {
        Validation validation = new Validation().check(password != null, "password", "is required");
        if (password != null) {
            PasswordRules.check(validation, "password", password, null);
        }
        validation.orThrow();
        String hash = hasher.hash(password);
        Account account = accounts.get(id);
        Grant.within(caller, account.permissions(), audit);
        PasswordRules.check(new Validation(), "password", password, account.username())
                .orThrow();
        account.takePassword(hash);
        account.demandNewPassword(mustChange);
        account.touch(caller.name(), clock.instant());
        accounts.flush();
        sessions.endAll(id, caller.sessionId());
        passwordChange.happened(account.username());
        record(caller, "passwordSet", account.view(), null, null);
    }

    /** Everything about the command that needs no database, and the hash of its password, which takes its time. */
    private String checkedHash(UserCommand command) {
        checked(command);
        return command.password() == null ? null : hasher.hash(command.password());
    }

    private static void checked(UserCommand command) {
        Validation validation = command.check();
        if (command.password() != null) {
            PasswordRules.check(validation, "password", command.password(), command.username());
        }
        validation.orThrow();
    }

    private Set<Role> granted(Caller caller, UserCommand command) {
        Set<Role> roles = accounts.roles(command.roles());
        roles.forEach(role -> Grant.within(caller, role.permissions(), audit));
        return roles;
    }

    private void record(Caller caller, String happened, UserView user, UserView before, UserView after) {
        audit.record(caller, AuditEntry.done("user." + happened, TYPE, user.id(), user.username(), before, after));
        outbox.publish(caller, EVENT + happened, user.id(), user);
    }
}
