package io.opsconductor.identity.account;

import io.opsconductor.identity.role.BuiltInRole;
import io.opsconductor.identity.role.Role;
import io.opsconductor.platform.Problem;
import io.opsconductor.platform.Validation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The users' entities, within the caller's transaction. */
@ApplicationScoped
public class Accounts {
    @PersistenceContext(unitName = "opsconductor")
    private EntityManager entities;

    @Inject
    private Jdbi jdbi;

    /**
     * The user.
     *
     * @throws Problem 404 if there is none
     */
    public Account get(UUID id) {
        Account account = entities.find(Account.class, id);
        if (account == null) {
            throw Problem.notFound("user", id);
        }
        return account;
    }

    /** Adds a user. */
    public void add(Account account) {
        entities.persist(account);
        entities.flush();
    }

    /** Removes a user with everything that hangs on it. */
    public void remove(Account account) {
        entities.remove(account);
        entities.flush();
    }

    /** Writes what was changed, so that versions and SQL see it. */
    public void flush() {
        entities.flush();
    }

    /**
     * The roles of these names.
     *
     * @throws Problem 400 naming each place where there is no such role
     */
    public Set<Role> roles(List<String> names) {
        if (names.isEmpty()) {
            return Set.of();
        }
        Map<String, Role> found = new HashMap<>();
        entities.createQuery("select r from Role r where r.name in :names", Role.class)
                .setParameter("names", names)
                .getResultList()
                .forEach(role -> found.put(role.name(), role));
        Validation validation = new Validation();
        for (int i = 0; i < names.size(); i++) {
            validation.check(
                    found.containsKey(names.get(i)),
                    "roles[" + i + "]",
                    "is not a known role; GET /api/v1/roles lists them");
        }
        validation.orThrow();
        return new HashSet<>(found.values());
    }

    /**
     * Demands that no other user has the name, in any case.
     *
     * @throws Problem 409 if one has
     */
    public void refuseTakenName(UUID id, String username) {
        long others = jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from identity.account where lower(username) = lower(:username) and id <> :id")
                .bind("username", username)
                .bind("id", id)
                .mapTo(Long.class)
                .one());
        if (others > 0) {
            throw Problem.taken(
                    "username-taken", "username", "A user named " + username + " already exists. Choose another name.");
        }
    }

    /** Lets one change at a time decide over who administers, until the end of the transaction. */
    public void lockAdministrators() {
        jdbi.useHandle(handle -> handle.execute("select pg_advisory_xact_lock(hashtext('identity.administrators'))"));
    }

    /**
     * Demands that an enabled administrator is left.
     *
     * @throws Problem 409 if none is
     */
    public void refuseWithoutAdministrator() {
        long left = jdbi.withHandle(handle -> handle.createQuery("select count(*) from identity.account a"
                        + " join identity.account_role ar on ar.account_id = a.id"
                        + " join identity.role r on r.id = ar.role_id"
                        + " where a.enabled and r.built_in and r.name = :role")
                .bind("role", BuiltInRole.ADMINISTRATOR.roleName())
                .mapTo(Long.class)
                .one());
        if (left == 0) {
            throw Problem.conflict(
                    "last-administrator",
                    "This is the last enabled administrator. Make another user an administrator first.");
        }
    }
}
