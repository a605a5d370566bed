package io.opsconductor.web.api.assets;

import io.opsconductor.assets.TargetGroupCommand;
import io.opsconductor.assets.TargetGroupView;
import io.opsconductor.assets.TargetGroups;
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

/** {@code /target-groups}. */
@RequestScoped
@Path("target-groups")
@Produces(MediaType.APPLICATION_JSON)
public class TargetGroupsResource {
    @Inject
    private TargetGroups groups;

    @Inject
    private CurrentCaller caller;

    @GET
    public Response list(@Context UriInfo uri) {
        ListRequest request = ListRequest.of(uri, "parentId");
        return Answers.page(groups.list(caller.get(), request.id("parentId"), request.listing()), uri);
    }

    @POST
    public Response create(TargetGroupCommand command, @Context UriInfo uri) {
        TargetGroupView group = groups.create(caller.get(), command);
        return Answers.created(group, group.id(), group.version(), uri);
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        TargetGroupView group = groups.get(caller.get(), id);
        return Answers.one(group, group.version(), request);
    }

    @GET
    @Path("{id}/targets")
    public Response targets(@PathParam("id") UUID id, @Context UriInfo uri) {
        return Answers.page(groups.targets(caller.get(), id, ListRequest.of(uri).listing()), uri);
    }

    @PUT
    @Path("{id}")
    public Response update(@PathParam("id") UUID id, @Context HttpHeaders headers, TargetGroupCommand command) {
        TargetGroupView group = groups.update(caller.get(), id, command, Etags.required(headers));
        return Answers.changed(group, group.version());
    }

    @DELETE
    @Path("{id}")
    public Response delete(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        groups.delete(caller.get(), id, Etags.required(headers));
        return Answers.done();
    }
}
