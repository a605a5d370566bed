package io.opsconductor.web.api.identity;

import io.opsconductor.identity.AccessTokenVerifier;
import io.opsconductor.identity.Authentication;
import io.opsconductor.identity.Me;
import io.opsconductor.identity.Sessions;
import io.opsconductor.identity.SignInRequest;
import io.opsconductor.identity.Tokens;
import io.opsconductor.web.api.Answers;
import io.opsconductor.web.api.NotRepeatable;
import io.opsconductor.web.gateway.Client;
import io.opsconductor.web.gateway.Correlation;
import io.opsconductor.web.gateway.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Signing in and out. */
@Path("auth")
@NotRepeatable
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AuthResource {
    @Inject
    private Authentication authentication;

    @Inject
    private Sessions sessions;

    @Inject
    private AccessTokenVerifier tokens;

    @Inject
    private CurrentCaller caller;

    @Context
    private HttpServletRequest request;

    /** The body of a sign-in; the code of a second factor is not looked at until there is one. */
    public record Login(String username, String password, String otp) {
        @Override
        public String toString() {
            return "Login[***]";
        }
    }

    /** The body of a refresh. */
    public record Refresh(String refreshToken) {
        @Override
        public String toString() {
            return "Refresh[***]";
        }
    }

    /** The body of a change of password. */
    public record PasswordChange(String username, String currentPassword, String newPassword) {
        @Override
        public String toString() {
            return "PasswordChange[***]";
        }
    }

    @POST
    @Path("login")
    @Consumes(MediaType.APPLICATION_JSON)
    public Tokens login(Login login) {
        return authentication.signIn(claim(login.username(), login.password()));
    }

    @POST
    @Path("refresh")
    @Consumes(MediaType.APPLICATION_JSON)
    public Tokens refresh(Refresh refresh) {
        return authentication.refresh(refresh.refreshToken(), Client.of(request).address(), Correlation.of(request));
    }

    @POST
    @Path("logout")
    public Response logout() {
        authentication.signOut(caller.get());
        return Answers.done();
    }

    @GET
    @Path("me")
    public Me me() {
        return sessions.me(caller.get());
    }

    @GET
    @Path("jwks")
    public String jwks() {
        return tokens.publishedKeys();
    }

    @POST
    @Path("password")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response password(PasswordChange change) {
        authentication.changePassword(
                caller.get(), claim(change.username(), change.currentPassword()), change.newPassword());
        return Answers.done();
    }

    private SignInRequest claim(String username, String password) {
        return new SignInRequest(
                SignInRequest.Kind.API,
                username,
                password,
                Client.of(request).address(),
                request.getHeader("User-Agent"),
                Correlation.of(request));
    }
}
