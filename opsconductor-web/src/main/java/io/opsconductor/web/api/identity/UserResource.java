package io.opsconductor.web.api.identity;

import io.opsconductor.identity.UserCommand;
import io.opsconductor.identity.UserView;
import io.opsconductor.identity.Users;
import io.opsconductor.web.api.Answers;
import io.opsconductor.web.api.Etags;
import io.opsconductor.web.api.ListRequest;
import io.opsconductor.web.api.NotRepeatable;
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

/** Users. */
@Path("users")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class UserResource {
    @Inject
    private Users users;

    @Inject
    private CurrentCaller caller;

    /**
     * The body of a password set by an administrator.
     *
     * @param mustChangePassword whether the next sign-in demands another one; yes where it is left out
     */
    public record NewPassword(String password, Boolean mustChangePassword) {
        @Override
        public String toString() {
            return "NewPassword[***]";
        }
    }

    @GET
    public Response list(@Context UriInfo uri) {
        ListRequest request = ListRequest.of(uri, "enabled", "role");
        return Answers.page(
                users.list(caller.get(), request.listing(), request.flag("enabled"), request.text("role")), uri);
    }

    @POST
    public Response create(UserCommand command, @Context UriInfo uri) {
        UserView user = users.create(caller.get(), command);
        return Answers.created(user, user.id(), user.version(), uri);
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        UserView user = users.get(caller.get(), id);
        return Answers.one(user, user.version(), request);
    }

    @PUT
    @Path("{id}")
    public Response update(@PathParam("id") UUID id, @Context HttpHeaders headers, UserCommand command) {
        UserView user = users.update(caller.get(), id, command, Etags.required(headers));
        return Answers.changed(user, user.version());
    }

    @DELETE
    @Path("{id}")
    public Response delete(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        users.delete(caller.get(), id, Etags.required(headers));
        return Answers.done();
    }

    @POST
    @Path("{id}/password")
    @NotRepeatable
    public Response setPassword(@PathParam("id") UUID id, NewPassword body) {
        users.setPassword(caller.get(), id, body.password(), !Boolean.FALSE.equals(body.mustChangePassword()));
        return Answers.done();
    }
}
