package io.opsconductor.identity;

import io.opsconductor.identity.password.PasswordHasher;
import io.opsconductor.identity.password.PasswordRules;
import io.opsconductor.identity.session.SessionStore;
import io.opsconductor.identity.session.SignInDesk;
import io.opsconductor.identity.token.AccessTokens;
import io.opsconductor.platform.AuditEntry;
import io.opsconductor.platform.AuditLog;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Open;
import io.opsconductor.platform.Problem;
import io.opsconductor.platform.TooManyRequests;
import io.opsconductor.platform.Validation;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Signs people in and out. Whoever is unknown, disabled or mistaken in the password hears the same and after the same
 * time. Hashing takes place with no transaction open.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Authentication {
    private static final String WHY = "signing in is how one gets permissions";
    private static final int LONGEST_NAME = 200;

    @Inject
    private SignInDesk desk;

    @Inject
    private SessionStore sessions;

    @Inject
    private PasswordHasher hasher;

    @Inject
    private AccessTokens accessTokens;

    @Inject
    private PasswordChange passwordChange;

    @Inject
    private AuditLog audit;

    /**
     * Signs in to the API.
     *
     * @throws Problem 400 if something is missing, 401 if name or password is wrong, 403 {@code
     *     password-change-required} if the password was right but must be changed first
     * @throws TooManyRequests after too many failures
     */
    @Open(WHY)
    public Tokens signIn(SignInRequest request) {
        SignInDesk.Begun begun = begin(admitted(request), request);
        return tokens(begun.session(), begun.refreshToken());
    }

    /**
     * Signs in to the console.
     *
     * @throws Problem as {@link #signIn} does
     */
    @Open(WHY)
    public ConsoleSession signInToConsole(SignInRequest request) {
        SignInDesk.Candidate candidate = admitted(request);
        return new ConsoleSession(begin(candidate, request).session(), candidate.username());
    }

    /**
     * The next pair of tokens.
     *
     * @throws Problem 401 if the refresh token is no good any more; one that was used before ends its session
     */
    @Open(WHY)
    public Tokens refresh(String refreshToken, String address, String correlationId) {
        if (refreshToken == null || refreshToken.isBlank()) {
            throw Problem.invalid("refreshToken", "is required");
        }
        SignInDesk.Refreshed refreshed = desk.refresh(refreshToken, address, correlationId)
                .orElseThrow(() -> new Problem(
                        "invalid-refresh-token",
                        401,
                        "Sign-in required",
                        "The refresh token is invalid or has expired. Sign in again."));
        return tokens(refreshed.session(), refreshed.next());
    }

    /** Ends the session that the call belongs to. Once it has ended, ending it again does nothing. */
    @Open("one's own session")
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    public void signOut(Caller caller) {
        if (caller.sessionId() != null && sessions.end(caller.sessionId(), caller.id())) {
            audit.record(caller, AuditEntry.done("user.signedOut", "user", caller.id(), caller.name(), null, null));
        }
    }

    /**
     * Changes a password by whoever knows the present one, also where it must be changed before signing in. Ends the
     * user's other sessions.
     *
     * @param present whoever makes the request; the session it belongs to stays, if it is the user's
     * @throws Problem 400 if the new password is too weak, 401 if name or present password is wrong
     * @throws TooManyRequests after too many failures
     */
    @Open("the current password is required")
    public void changePassword(Caller present, SignInRequest claim, String newPassword) {
        Validation validation = claimed(claim, "currentPassword");
        validation.check(newPassword != null, "newPassword", "is required");
        validation.orThrow();
        SignInDesk.Candidate candidate = verified(claim, "user.passwordChangeRefused");
        Caller user = caller(candidate, claim);
        PasswordRules.check(validation, "newPassword", newPassword, user.name());
        validation.check(!newPassword.equals(claim.password()), "newPassword", "must differ from the current password");
        validation.orThrow();
        UUID kept = user.id().equals(present.id()) ? present.sessionId() : null;
        if (!desk.changePassword(candidate, user, hasher.hash(newPassword), kept)) {
            throw wrong();
        }
        passwordChange.happened(user.name());
    }

    private SignInDesk.Begun begin(SignInDesk.Candidate candidate, SignInRequest request) {
        return desk.begin(candidate, caller(candidate, request), request).orElseThrow(Authentication::wrong);
    }

    private SignInDesk.Candidate admitted(SignInRequest request) {
        claimed(request, "password").orThrow();
        SignInDesk.Candidate candidate = verified(request, "user.signInRefused");
        if (candidate.mustChangePassword()) {
            throw new Problem(
                    "password-change-required",
                    403,
                    "Password change required",
                    "The password must be changed before signing in: POST /api/v1/auth/password with username,"
                            + " currentPassword and newPassword.");
        }
        return candidate;
    }

    private SignInDesk.Candidate verified(SignInRequest request, String refusal) {
        Optional<SignInDesk.Candidate> candidate = desk.candidate(request.username(), request.address());
        String hash = candidate.map(SignInDesk.Candidate::passwordHash).orElse(null);
        boolean right = hasher.matches(request.password(), hash);
        if (!right || !candidate.get().enabled()) {
            Caller claimed = Caller.anonymous(request.username(), request.address(), request.correlationId());
            desk.failed(claimed, candidate.map(SignInDesk.Candidate::id).orElse(null), refusal);
            throw wrong();
        }
        desk.recognised(candidate.get(), request.address());
        return candidate.get();
    }

    private static Problem wrong() {
        return new Problem("invalid-credentials", 401, "Sign-in failed", "The user name or the password is wrong.");
    }

    private static Validation claimed(SignInRequest request, String passwordField) {
        String name = request.username();
        String password = request.password();
        return new Validation()
                .check(name != null && !name.isBlank(), "username", "is required")
                .text("username", name, LONGEST_NAME)
                .check(password != null && !password.isEmpty(), passwordField, "is required")
                .check(
                        password == null || password.length() <= 2 * PasswordRules.MAX_LENGTH,
                        passwordField,
                        "must be at most " + PasswordRules.MAX_LENGTH + " characters long");
    }

    private static Caller caller(SignInDesk.Candidate user, SignInRequest request) {
        return new Caller(
                Caller.Kind.USER,
                user.id(),
                user.username(),
                Set.of(),
                null,
                request.address(),
                request.correlationId());
    }

    private Tokens tokens(UUID session, String refreshToken) {
        SessionStore.Present owner = sessions.present(session)
                .orElseThrow(() ->
                        new Problem("invalid-credentials", 401, "Sign-in failed", "The user has just been disabled."));
        AccessTokens.Issued issued = accessTokens.issue(owner.accountId(), owner.username(), owner.roles(), session);
        return new Tokens(issued.token(), "Bearer", issued.lifetime().toSeconds(), refreshToken);
    }
}
