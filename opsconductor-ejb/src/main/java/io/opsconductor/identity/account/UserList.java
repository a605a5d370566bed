package io.opsconductor.identity.account;

import io.opsconductor.identity.UserView;
import io.opsconductor.platform.Listing;
import io.opsconductor.platform.Page;
import io.opsconductor.platform.data.Instants;
import io.opsconductor.platform.data.KeysetQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Lists users without loading their entities. */
@ApplicationScoped
public class UserList {
    private static final String COLUMNS = "a.*, array(select r.name from identity.account_role ar"
            + " join identity.role r on r.id = ar.role_id where ar.account_id = a.id order by r.name) as roles";
    private static final String HOLDS_ROLE = "exists (select 1 from identity.account_role ar"
            + " join identity.role r on r.id = ar.role_id where ar.account_id = a.id and r.name = :role)";

    private Jdbi jdbi;

    /** For the container's proxy. */
    protected UserList() {}

    @Inject
    UserList(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Whether there is a role of that name. */
    public boolean isRole(String name) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select exists (select 1 from identity.role where name = :name)")
                        .bind("name", name)
                        .mapTo(Boolean.class)
                        .one());
    }

    /** One page; null filters let everything through. */
    public Page<UserView> page(Listing listing, Boolean enabled, String role) {
        return jdbi.withHandle(handle -> KeysetQuery.of(COLUMNS, "identity.account a", "a.id")
                .sortable("username", "lower(a.username)", "text")
                .sortable("createdAt", "a.created_at", "timestamptz")
                .sortable("lastLoginAt", "coalesce(a.last_login_at, '-infinity')", "timestamptz")
                .orderedBy("username", false)
                .searching("a.username")
                .where("a.enabled = :enabled", "enabled", enabled)
                .where(HOLDS_ROLE, "role", role)
                .fetch(handle, listing, UserList::user));
    }

    private static UserView user(ResultSet row, StatementContext context) throws SQLException {
        return new UserView(
                row.getObject("id", UUID.class),
                row.getString("username"),
                row.getString("email"),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("phone"),
                row.getString("title"),
                List.of((String[]) row.getArray("roles").getArray()),
                row.getBoolean("enabled"),
                row.getBoolean("must_change_password"),
                Instants.read(row, "last_login_at"),
                row.getLong("version"),
                Instants.read(row, "created_at"),
                row.getString("created_by"),
                Instants.read(row, "updated_at"),
                row.getString("updated_by"));
    }
}
