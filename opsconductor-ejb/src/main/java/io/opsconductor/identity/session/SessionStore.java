package io.opsconductor.identity.session;

import io.opsconductor.identity.SessionView;
import io.opsconductor.identity.SignInRequest;
import io.opsconductor.platform.Ids;
import io.opsconductor.platform.Listing;
import io.opsconductor.platform.Page;
import io.opsconductor.platform.config.Settings;
import io.opsconductor.platform.data.Instants;
import io.opsconductor.platform.data.KeysetQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The rows of sessions, within the caller's transaction. */
@ApplicationScoped
public class SessionStore {
    private static final String PRESENT = "select s.last_seen_at, a.id as account_id, a.username,"
            + " array(select distinct p.permission from identity.account_role ar"
            + " join identity.role_permission p on p.role_id = ar.role_id where ar.account_id = a.id) as permissions,"
            + " array(select r.name from identity.account_role ar join identity.role r on r.id = ar.role_id"
            + " where ar.account_id = a.id order by r.name) as roles"
            + " from identity.session s join identity.account a on a.id = s.account_id"
            + " where s.id = :id and s.ended_at is null and s.expires_at > :now"
            + " and a.enabled and not a.must_change_password";

    private Jdbi jdbi;
    private Clock clock;
    private Settings settings;

    /** For the container's proxy. */
    protected SessionStore() {}

    @Inject
    SessionStore(Jdbi jdbi, Clock clock, Settings settings) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * Whom a session belongs to, as things are now.
     *
     * @param lastSeenAt when it was last noted to be in use
     */
    public record Present(
            UUID accountId, String username, Set<String> permissions, List<String> roles, Instant lastSeenAt) {}

    /** Begins a session of the user. */
    public UUID begin(UUID account, SignInRequest request) {
        UUID id = Ids.next();
        Instant now = now();
        jdbi.useHandle(handle -> handle.createUpdate("insert into identity.session (id, account_id, kind, address,"
                        + " user_agent, created_at, last_seen_at, expires_at)"
                        + " values (:id, :account, :kind, :address, :agent, :now, :now, :expires)")
                .bind("id", id)
                .bind("account", account)
                .bind("kind", request.kind().wireName())
                .bind("address", request.address())
                .bind("agent", request.userAgent())
                .bind("now", now)
                .bind("expires", now.plus(settings.sessionLifetime()))
                .execute());
        return id;
    }

    /** Whom the session belongs to, if it lives and its user may be signed in. */
    public Optional<Present> present(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(PRESENT)
                .bind("id", id)
                .bind("now", now())
                .map((row, context) -> new Present(
                        row.getObject("account_id", UUID.class),
                        row.getString("username"),
                        Set.of((String[]) row.getArray("permissions").getArray()),
                        List.of((String[]) row.getArray("roles").getArray()),
                        Instants.read(row, "last_seen_at")))
                .findOne());
    }

    /** Notes that the session is in use, so that it does not run out. */
    public void prolong(UUID id) {
        Instant now = now();
        jdbi.useHandle(handle -> handle.createUpdate("update identity.session set last_seen_at = :now,"
                        + " expires_at = :expires where id = :id and ended_at is null")
                .bind("id", id)
                .bind("now", now)
                .bind("expires", now.plus(settings.sessionLifetime()))
                .execute());
    }

    /**
     * Ends the session.
     *
     * @param account whose it must be
     * @return whether there was such a session that lived
     */
    public boolean end(UUID id, UUID account) {
        return jdbi.withHandle(handle -> handle.createUpdate("update identity.session set ended_at = :now"
                                + " where id = :id and account_id = :account and ended_at is null"
                                + " and expires_at > :now")
                        .bind("id", id)
                        .bind("account", account)
                        .bind("now", now())
                        .execute())
                == 1;
    }

    /**
     * Ends all sessions of the user but one.
     *
     * @param kept that one, or null
     */
    public void endAll(UUID account, UUID kept) {
        jdbi.useHandle(handle -> handle.createUpdate("update identity.session set ended_at = :now"
                        + " where account_id = :account and ended_at is null"
                        + " and id is distinct from cast(:kept as uuid)")
                .bind("account", account)
                .bind("kept", kept)
                .bind("now", now())
                .execute());
    }

    /** Removes the sessions that ran out before that time, with their refresh tokens. */
    public void forget(Instant before) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from identity.session where expires_at < :before")
                .bind("before", before)
                .execute());
    }

    /** One page of the user's living sessions, newest first. */
    public Page<SessionView> page(UUID account, UUID current, Listing listing) {
        return jdbi.withHandle(handle -> KeysetQuery.of("s.*", "identity.session s", "s.id")
                .sortable("createdAt", "s.created_at", "timestamptz")
                .sortable("lastSeenAt", "s.last_seen_at", "timestamptz")
                .where("s.account_id = :account", "account", account)
                .where("s.ended_at is null")
                .where("s.expires_at > :now", "now", now())
                .fetch(handle, listing, (row, context) -> view(row, current)));
    }

    private static SessionView view(ResultSet row, UUID current) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new SessionView(
                id,
                row.getString("kind"),
                row.getString("address"),
                row.getString("user_agent"),
                Instants.read(row, "created_at"),
                Instants.read(row, "last_seen_at"),
                Instants.read(row, "expires_at"),
                id.equals(current));
    }

    private Instant now() {
        return clock.instant();
    }
}
