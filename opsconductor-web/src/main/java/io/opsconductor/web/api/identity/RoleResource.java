package io.opsconductor.web.api.identity;

import io.opsconductor.identity.RoleCommand;
import io.opsconductor.identity.RoleView;
import io.opsconductor.identity.Roles;
import io.opsconductor.web.api.Answers;
import io.opsconductor.web.api.Etags;
import io.opsconductor.web.api.ListRequest;
import io.opsconductor.web.gateway.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;

/** Roles. */
@Path("roles")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RoleResource {
    @Inject
    private Roles roles;

    @Inject
    private CurrentCaller caller;

    @GET
    public Response list(@Context UriInfo uri) {
        return Answers.page(roles.list(caller.get(), ListRequest.of(uri).listing()), uri);
    }

    @POST
    public Response create(RoleCommand command, @Context UriInfo uri) {
        RoleView role = roles.create(caller.get(), command);
        return Answers.created(role, role.id(), role.version(), uri);
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        RoleView role = roles.get(caller.get(), id);
        return Answers.one(role, role.version(), request);
    }

    @PUT
    @Path("{id}")
    public Response update(@PathParam("id") UUID id, @Context HttpHeaders headers, RoleCommand command) {
        RoleView role = roles.update(caller.get(), id, command, Etags.required(headers));
        return Answers.changed(role, role.version());
    }

    @DELETE
    @Path("{id}")
    public Response delete(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        roles.delete(caller.get(), id, Etags.required(headers));
        return Answers.done();
    }
}
