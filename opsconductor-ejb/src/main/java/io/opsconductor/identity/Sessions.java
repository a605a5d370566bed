package io.opsconductor.identity;

import io.opsconductor.identity.account.Accounts;
import io.opsconductor.identity.role.PermissionCatalogue;
import io.opsconductor.identity.session.SessionStore;
import io.opsconductor.platform.AuditEntry;
import io.opsconductor.platform.AuditLog;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Listing;
import io.opsconductor.platform.Open;
import io.opsconductor.platform.Page;
import io.opsconductor.platform.Problem;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Tells whom a sign-in belongs to, and lets people look after their own. */
@Stateless
public class Sessions {
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    @Inject
    private SessionStore store;

    @Inject
    private Accounts accounts;

    @Inject
    private AuditLog audit;

    @Inject
    private Clock clock;

    /**
     * Whom the session belongs to and what they may do at this moment, by one query, so that a disabled user, a changed
     * role and an ended session have effect at once. Empty where nobody is signed in by it any more.
     */
    @Open("this is where permissions come from")
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<SignedInUser> resolve(UUID session, String address, String correlationId) {
        Optional<SessionStore.Present> present = store.present(session);
        present.filter(p -> p.lastSeenAt().isBefore(clock.instant().minus(NOTED_EVERY)))
                .ifPresent(p -> store.prolong(session));
        return present.map(p -> new SignedInUser(
                new Caller(
                        Caller.Kind.USER,
                        p.accountId(),
                        p.username(),
                        p.permissions(),
                        session,
                        address,
                        correlationId),
                p.roles()));
    }

    /**
     * The caller's own account and what it may do.
     *
     * @throws Problem 401 if nobody is signed in
     */
    @Open("one's own account")
    public Me me(Caller caller) {
        UserView user = accounts.get(self(caller)).view();
        return new Me(user, PermissionCatalogue.expand(caller.permissions()));
    }

    /**
     * One page of the caller's own sessions, newest first; they can be sorted by {@code createdAt} and {@code
     * lastSeenAt}.
     *
     * @throws Problem 401 if nobody is signed in
     */
    @Open("one's own sessions")
    public Page<SessionView> list(Caller caller, Listing listing) {
        return store.page(self(caller), caller.sessionId(), listing);
    }

    /**
     * Ends one of the caller's own sessions.
     *
     * @throws Problem 401 if nobody is signed in, 404 if there is no such session of theirs
     */
    @Open("one's own sessions")
    public void end(Caller caller, UUID session) {
        if (!store.end(session, self(caller))) {
            throw Problem.notFound("session", session);
        }
        audit.record(caller, AuditEntry.done("session.ended", "session", session, caller.name(), null, null));
    }

    private static UUID self(Caller caller) {
        if (caller.kind() != Caller.Kind.USER || caller.id() == null) {
            throw new Problem("unauthorized", 401, "Sign-in required", "Sign in first.");
        }
        return caller.id();
    }
}
