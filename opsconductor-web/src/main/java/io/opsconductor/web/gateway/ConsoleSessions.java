package io.opsconductor.web.gateway;

import io.opsconductor.identity.Authentication;
import io.opsconductor.identity.ConsoleSession;
import io.opsconductor.identity.SignInRequest;
import io.opsconductor.platform.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.UUID;

/**
 * Signing in to the console and out of it: what its login and password pages call. The HTTP session holds the id of the
 * sign-in and nothing about rights, which are asked anew on each request.
 */
@RequestScoped
public class ConsoleSessions {
    private static final String SESSION = ConsoleSessions.class.getName();

    @Inject
    private Authentication authentication;

    @Inject
    private HttpServletRequest request;

    /**
     * Signs in and gives the browser a new session id, so that one that was planted before is worth nothing.
     *
     * @throws Problem 400 if something is missing, 401 if name or password is wrong, 403 {@code
     *     password-change-required} if the password was right but must be changed first, 429 after too many failures
     */
    public void signIn(String username, String password) {
        ConsoleSession signedIn = authentication.signInToConsole(claim(username, password));
        HttpSession old = request.getSession(false);
        if (old != null) {
            request.changeSessionId();
        }
        request.getSession().setAttribute(SESSION, signedIn.id());
    }

    /**
     * Changes a password, also where it must be changed before signing in. The user's other sessions end.
     *
     * @throws Problem 400 with the fields {@code newPassword} and {@code currentPassword}, 401 if name or present
     *     password is wrong, 429 after too many failures
     */
    public void changePassword(String username, String currentPassword, String newPassword) {
        authentication.changePassword(SignedIn.caller(request), claim(username, currentPassword), newPassword);
    }

    /** Signs out and forgets everything the HTTP session held. */
    public void signOut() {
        authentication.signOut(SignedIn.caller(request));
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /** The sign-in that the browser's session holds. */
    static Optional<UUID> present(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(SESSION) instanceof UUID id ? Optional.of(id) : Optional.empty();
    }

    private SignInRequest claim(String username, String password) {
        return new SignInRequest(
                SignInRequest.Kind.CONSOLE,
                username,
                password,
                Client.of(request).address(),
                request.getHeader("User-Agent"),
                Correlation.of(request));
    }
}
