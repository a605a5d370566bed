package io.opsconductor.identity;

import io.opsconductor.platform.Ids;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Puts users and sessions into the database that a test needs and does not test. */
public final class IdentityRows {
    private final Jdbi jdbi;

    /** Rows of that database. */
    public IdentityRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** An enabled user of that name. */
    public UUID user(String username, Instant createdAt) {
        UUID id = Ids.next();
        jdbi.useHandle(handle -> handle.createUpdate("insert into identity.account (id, username,"
                        + " must_change_password, enabled, version, created_at, created_by, updated_at, updated_by)"
                        + " values (:id, :name, false, true, 1, :at, 'test', :at, 'test')")
                .bind("id", id)
                .bind("name", username)
                .bind("at", createdAt.atOffset(ZoneOffset.UTC))
                .execute());
        return id;
    }

    /** A session, of a user of its own, that lives longer than any test. */
    public UUID session() {
        return session(user("user-" + Ids.next(), Instant.EPOCH));
    }

    /** A session of the user that lives longer than any test. */
    public UUID session(UUID user) {
        UUID id = Ids.next();
        jdbi.useHandle(handle -> handle.createUpdate("insert into identity.session (id, account_id, kind, created_at,"
                        + " last_seen_at, expires_at) values (:id, :user, 'api', now(), now(), 'infinity')")
                .bind("id", id)
                .bind("user", user)
                .execute());
        return id;
    }

    /** Gives the user a role with these permissions. */
    public void grant(UUID user, String... permissions) {
        UUID role = Ids.next();
        jdbi.useHandle(handle -> {
            handle.createUpdate("insert into identity.role (id, name, built_in, version, created_at, created_by,"
                            + " updated_at, updated_by) values (:id, :name, false, 1, now(), 'test', now(), 'test')")
                    .bind("id", role)
                    .bind("name", "role-" + role)
                    .execute();
            for (String permission : permissions) {
                handle.execute("insert into identity.role_permission values (?, ?)", role, permission);
            }
            handle.execute("insert into identity.account_role values (?, ?)", user, role);
        });
    }
}
