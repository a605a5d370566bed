package io.opsconductor.identity.role;

import io.opsconductor.identity.RoleView;
import io.opsconductor.platform.Listing;
import io.opsconductor.platform.Page;
import io.opsconductor.platform.Problem;
import io.opsconductor.platform.data.Instants;
import io.opsconductor.platform.data.KeysetQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The roles' entities and their list, within the caller's transaction. */
@ApplicationScoped
public class RoleStore {
    private static final String COLUMNS =
            "r.*, array(select p.permission from identity.role_permission p where p.role_id = r.id) as permissions";

    @PersistenceContext(unitName = "opsconductor")
    private EntityManager entities;

    @Inject
    private Jdbi jdbi;

    /** One page. */
    public Page<RoleView> page(Listing listing) {
        return jdbi.withHandle(handle -> KeysetQuery.of(COLUMNS, "identity.role r", "r.id")
                .sortable("name", "lower(r.name)", "text")
                .sortable("createdAt", "r.created_at", "timestamptz")
                .orderedBy("name", false)
                .searching("r.name")
                .fetch(handle, listing, RoleStore::role));
    }

    /**
     * The role.
     *
     * @throws Problem 404 if there is none
     */
    public Role get(UUID id) {
        Role role = entities.find(Role.class, id);
        if (role == null) {
            throw Problem.notFound("role", id);
        }
        return role;
    }

    /** Adds a role. */
    public void add(Role role) {
        entities.persist(role);
        entities.flush();
    }

    /** Removes a role. */
    public void remove(Role role) {
        entities.remove(role);
        entities.flush();
    }

    /** Writes what was changed. */
    public void flush() {
        entities.flush();
    }

    /**
     * Demands that no other role has the name, in any case.
     *
     * @throws Problem 409 if one has
     */
    public void refuseTakenName(UUID id, String name) {
        long others = jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from identity.role where lower(name) = lower(:name) and id <> :id")
                .bind("name", name)
                .bind("id", id)
                .mapTo(Long.class)
                .one());
        if (others > 0) {
            throw Problem.taken(
                    "role-name-taken", "name", "A role named " + name + " already exists. Choose another name.");
        }
    }

    /**
     * Demands that nobody holds the role.
     *
     * @throws Problem 409 saying how many do
     */
    public void refuseHeld(Role role) {
        long holders = jdbi.withHandle(
                handle -> handle.createQuery("select count(*) from identity.account_role where role_id = :id")
                        .bind("id", role.id())
                        .mapTo(Long.class)
                        .one());
        if (holders > 0) {
            throw Problem.conflict(
                    "role-in-use",
                    (holders == 1 ? "1 user has" : holders + " users have") + " the role " + role.name()
                            + ". Remove it from them first.");
        }
    }

    /** Brings the built-in roles up to the release. */
    public void installBuiltIn(String by, Instant at) {
        for (BuiltInRole wanted : BuiltInRole.values()) {
            List<Role> present = entities.createQuery(
                            "select r from Role r where r.builtIn = true and r.name = :name", Role.class)
                    .setParameter("name", wanted.roleName())
                    .getResultList();
            if (present.isEmpty()) {
                entities.persist(Role.builtIn(wanted, by, at));
            } else {
                present.get(0).catchUp(wanted, by, at);
            }
        }
        entities.flush();
    }

    private static RoleView role(ResultSet row, StatementContext context) throws SQLException {
        return new RoleView(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("description"),
                PermissionCatalogue.expand(
                        List.of((String[]) row.getArray("permissions").getArray())),
                row.getBoolean("built_in"),
                row.getLong("version"),
                Instants.read(row, "created_at"),
                row.getString("created_by"),
                Instants.read(row, "updated_at"),
                row.getString("updated_by"));
    }
}
