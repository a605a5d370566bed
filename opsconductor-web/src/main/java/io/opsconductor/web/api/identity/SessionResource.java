package io.opsconductor.web.api.identity;

import io.opsconductor.identity.Sessions;
import io.opsconductor.web.api.Answers;
import io.opsconductor.web.api.ListRequest;
import io.opsconductor.web.gateway.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;

/** The caller's own sign-ins. Nobody changes them, so ending one needs no {@code If-Match}. */
@Path("sessions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {
    @Inject
    private Sessions sessions;

    @Inject
    private CurrentCaller caller;

    @GET
    public Response list(@Context UriInfo uri) {
        return Answers.page(sessions.list(caller.get(), ListRequest.of(uri).listing()), uri);
    }

    @DELETE
    @Path("{id}")
    public Response end(@PathParam("id") UUID id) {
        sessions.end(caller.get(), id);
        return Answers.done();
    }
}
