package io.opsconductor.web.api.assets;

import io.opsconductor.assets.CredentialCommand;
import io.opsconductor.assets.CredentialView;
import io.opsconductor.assets.Credentials;
import io.opsconductor.web.api.Answers;
import io.opsconductor.web.api.Etags;
import io.opsconductor.web.api.ListRequest;
import io.opsconductor.web.gateway.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
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

/** {@code /credentials}. */
@RequestScoped
@Path("credentials")
@Produces(MediaType.APPLICATION_JSON)
public class CredentialsResource {
    @Inject
    private Credentials credentials;

    @Inject
    private CurrentCaller caller;

    @GET
    public Response list(@Context UriInfo uri) {
        ListRequest request = ListRequest.of(uri, "type");
        return Answers.page(credentials.list(caller.get(), request.text("type"), request.listing()), uri);
    }

    @POST
    public Response create(CredentialCommand command, @Context UriInfo uri) {
        CredentialView credential = credentials.create(caller.get(), command);
        return Answers.created(credential, credential.id(), credential.version(), uri);
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        CredentialView credential = credentials.get(caller.get(), id);
        return Answers.one(credential, credential.version(), request);
    }

    @GET
    @Path("{id}/secret")
    public void secret(@PathParam("id") UUID id) {
        credentials.refuseSecret(caller.get(), id);
    }

    @PUT
    @Path("{id}")
    public Response update(@PathParam("id") UUID id, @Context HttpHeaders headers, CredentialCommand command) {
        CredentialView credential = credentials.update(caller.get(), id, command, Etags.required(headers));
        return Answers.changed(credential, credential.version());
    }

    @DELETE
    @Path("{id}")
    public Response delete(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        credentials.delete(caller.get(), id, Etags.required(headers));
        return Answers.done();
    }
}
