package io.opsconductor.identity.session;

import io.opsconductor.identity.SignInRequest;
import io.opsconductor.platform.AuditEntry;
import io.opsconductor.platform.AuditLog;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Open;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * The short transactions of signing in, between which passwords are hashed with no connection held. Each commits what it
 * did, whatever the caller is told afterwards.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class SignInDesk {
    private static final String WHY = "signing in is how one gets permissions; only this domain can call it";

    @Inject
    private Jdbi jdbi;

    @Inject
    private Throttle throttle;

    @Inject
    private SessionStore sessions;

    @Inject
    private RefreshTokens refreshTokens;

    @Inject
    private AuditLog audit;

    @Inject
    private Clock clock;

    /**
     * What is needed to judge a password.
     *
     * @param passwordHash null where there is none
     */
    public record Candidate(
            UUID id, String username, String passwordHash, boolean enabled, boolean mustChangePassword) {}

    /**
     * A session and its first refresh token.
     *
     * @param refreshToken null for the console, which needs none
     */
    public record Begun(UUID session, String refreshToken) {}

    /**
     * What became of a refresh token.
     *
     * @param present whom the session belongs to
     * @param next the token for the next time
     */
    public record Refreshed(UUID session, SessionStore.Present present, String next) {}

    /** Who claims to sign in, if a try is allowed now; it counts as a failure until {@link #recognised}. */
    @Open(WHY)
    public Optional<Candidate> candidate(String username, String address) {
        Optional<Candidate> candidate = find(username);
        // By the name as it is stored, so that no other way to write it is counted apart.
        throttle.begin(candidate.map(Candidate::username).orElse(username), address);
        return candidate;
    }

    private Optional<Candidate> find(String username) {
        return jdbi.withHandle(handle -> handle.createQuery("select id, username, password_hash, enabled,"
                        + " must_change_password from identity.account where lower(username) = lower(:username)")
                .bind("username", username)
                .map((row, context) -> new Candidate(
                        row.getObject("id", UUID.class),
                        row.getString("username"),
                        row.getString("password_hash"),
                        row.getBoolean("enabled"),
                        row.getBoolean("must_change_password")))
                .findOne());
    }

    /** Forgets the failures of somebody whose password was right. */
    @Open(WHY)
    public void recognised(Candidate candidate, String address) {
        throttle.succeeded(candidate.username(), address);
    }

    /** Notes that a password was wrong, or the user unknown or disabled. */
    @Open(WHY)
    public void failed(Caller claimed, UUID account, String action) {
        audit.record(
                claimed,
                AuditEntry.refused(action, "user", account, claimed.name(), Map.of("reason", "invalid credentials")));
    }

    /**
     * Begins a session of somebody whose password was right.
     *
     * @param candidate as it was when the password was judged
     * @return empty if the password was changed, or the user disabled, since then
     */
    @Open(WHY)
    public Optional<Begun> begin(Candidate candidate, Caller user, SignInRequest request) {
        if (!lockAsJudged(candidate)) {
            return Optional.empty();
        }
        UUID session = sessions.begin(user.id(), request);
        jdbi.useHandle(handle -> handle.createUpdate("update identity.account set last_login_at = :now where id = :id")
                .bind("now", clock.instant())
                .bind("id", user.id())
                .execute());
        audit.record(
                user,
                AuditEntry.done(
                        "user.signedIn",
                        "user",
                        user.id(),
                        user.name(),
                        null,
                        Map.of("kind", request.kind().wireName(), "sessionId", session)));
        return Optional.of(
                new Begun(session, request.kind() == SignInRequest.Kind.API ? refreshTokens.issue(session) : null));
    }

    /**
     * Locks the user, so that a change of the password comes before or after what follows, and tells whether all is still
     * as it was judged. Without it, whoever holds a leaked password could begin a session just after its owner ended all.
     */
    private boolean lockAsJudged(Candidate candidate) {
        return jdbi.withHandle(handle -> handle.createQuery("select id from identity.account"
                        + " where id = :id and password_hash = :hash and enabled for no key update")
                .bind("id", candidate.id())
                .bind("hash", candidate.passwordHash())
                .mapTo(UUID.class)
                .findOne()
                .isPresent());
    }

    /**
     * Takes a refresh token in and gives the next one; a reused one ends its session.
     *
     * @return empty if it is no good any more
     */
    @Open(WHY)
    public Optional<Refreshed> refresh(String token, String address, String correlationId) {
        Optional<RefreshTokens.Redeemed> redeemed = refreshTokens.redeem(token);
        if (redeemed.isEmpty()) {
            return Optional.empty();
        }
        UUID session = redeemed.get().session();
        Optional<SessionStore.Present> present = sessions.present(session);
        if (present.isEmpty()) {
            return Optional.empty();
        }
        SessionStore.Present owner = present.get();
        if (redeemed.get().reused()) {
            sessions.end(session, owner.accountId());
            Caller claimed = Caller.anonymous(owner.username(), address, correlationId);
            audit.record(
                    claimed,
                    AuditEntry.refused(
                            "session.refreshTokenReused",
                            "session",
                            session,
                            owner.username(),
                            Map.of("reason", "the refresh token had already been used; the session was ended")));
            return Optional.empty();
        }
        sessions.prolong(session);
        return Optional.of(new Refreshed(session, owner, refreshTokens.issue(session)));
    }

    /**
     * Sets the password of somebody who knew the old one and ends the other sessions.
     *
     * @param candidate as it was when the old password was judged
     * @return whether it was still the password, and the user enabled
     */
    @Open(WHY)
    public boolean changePassword(Candidate candidate, Caller user, String hash, UUID keptSession) {
        if (!lockAsJudged(candidate)) {
            return false;
        }
        jdbi.useHandle(handle -> handle.createUpdate("update identity.account set password_hash = :hash,"
                        + " must_change_password = false, version = version + 1, updated_at = :now, updated_by = :by"
                        + " where id = :id")
                .bind("hash", hash)
                .bind("now", clock.instant())
                .bind("by", user.name())
                .bind("id", user.id())
                .execute());
        sessions.endAll(user.id(), keptSession);
        audit.record(user, AuditEntry.done("user.passwordChanged", "user", user.id(), user.name(), null, null));
        return true;
    }
}
