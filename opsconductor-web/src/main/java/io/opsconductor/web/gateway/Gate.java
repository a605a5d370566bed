package io.opsconductor.web.gateway;

import io.opsconductor.identity.AccessToken;
import io.opsconductor.identity.AccessTokenVerifier;
import io.opsconductor.identity.Sessions;
import io.opsconductor.identity.SignedInUser;
import io.opsconductor.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.UUID;

/**
 * The one door: {@code Authorization: Bearer} beneath {@code /api}, the HTTP session elsewhere. Neither is looked at in
 * the other's place, so that a page of somebody else cannot make a browser call the API. Whom a token or a session
 * belongs to, and what they may do, is asked anew on each request.
 */
@ApplicationScoped
public class Gate implements HttpAuthenticationMechanism {
    @Inject
    private AccessTokenVerifier tokens;

    @Inject
    private Sessions sessions;

    @Inject
    private Clients clients;

    @Inject
    private Settings settings;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        Client.set(
                request,
                clients.behind(
                        request.getRemoteAddr(),
                        request.isSecure(),
                        header -> Collections.list(request.getHeaders(header))));
        SecurityHeaders.set(request, response);
        Optional<Integer> refusedBody = FormBody.refusal(request);
        if (refusedBody.isPresent()) {
            Refusal.with(refusedBody.get(), request, response);
            return AuthenticationStatus.SEND_FAILURE;
        }
        if (OtherSite.sends(request, settings.baseUrl())) {
            Refusal.with(HttpServletResponse.SC_FORBIDDEN, request, response);
            return AuthenticationStatus.SEND_FAILURE;
        }
        boolean api = SecurityHeaders.isApi(request);
        boolean open = OpenPaths.contain(request.getRequestURI());
        try {
            Optional<AuthenticationStatus> admitted = api ? byToken(request, context) : bySession(request, context);
            if (admitted.isPresent()) {
                return admitted.get();
            }
        } catch (RuntimeException failure) {
            // The database is away, most likely. What is open still answers; nothing else is let in.
            if (!open) {
                Refusal.failed(failure, request, response);
                return AuthenticationStatus.SEND_FAILURE;
            }
        }
        if (open) {
            return context.doNothing();
        }
        Refusal.unknown(request, response);
        return AuthenticationStatus.SEND_FAILURE;
    }

    private Optional<AuthenticationStatus> byToken(HttpServletRequest request, HttpMessageContext context) {
        Optional<String> sent = Bearer.of(request);
        Optional<AccessToken> token = sent.flatMap(tokens::verify);
        Optional<SignedInUser> user = token.flatMap(t -> resolve(t.session(), request));
        if (sent.isPresent() && user.isEmpty()) {
            tokens.refused(sent.get(), Client.of(request).address(), Correlation.of(request));
        }
        return user.map(u -> admit(u, new TokenPrincipal(u.caller().name(), token.get()), request, context));
    }

    private Optional<AuthenticationStatus> bySession(HttpServletRequest request, HttpMessageContext context) {
        return ConsoleSessions.present(request)
                .flatMap(id -> resolve(id, request))
                .map(user -> admit(user, new CallerPrincipal(user.caller().name()), request, context));
    }

    private Optional<SignedInUser> resolve(UUID session, HttpServletRequest request) {
        return sessions.resolve(session, Client.of(request).address(), Correlation.of(request));
    }

    private static AuthenticationStatus admit(
            SignedInUser user, CallerPrincipal principal, HttpServletRequest request, HttpMessageContext context) {
        SignedIn.set(request, user.caller());
        return context.notifyContainerAboutLogin(principal, new HashSet<>(user.roles()));
    }
}
