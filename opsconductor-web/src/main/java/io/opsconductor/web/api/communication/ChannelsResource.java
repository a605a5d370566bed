package io.opsconductor.web.api.communication;

import io.opsconductor.communication.Channel;
import io.opsconductor.communication.ChannelCommand;
import io.opsconductor.communication.ChannelTestResult;
import io.opsconductor.communication.Channels;
import io.opsconductor.web.api.Answers;
import io.opsconductor.web.api.Etags;
import io.opsconductor.web.api.ListRequest;
import io.opsconductor.web.gateway.CurrentCaller;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;

/** {@code /channels}: the ways to reach people and machines. */
@Path("channels")
public class ChannelsResource {
    @Inject
    private Channels channels;

    @Inject
    private CurrentCaller caller;

    @GET
    public Response list(@Context UriInfo uri) {
        ListRequest request = ListRequest.of(uri, "type");
        return Answers.page(channels.list(caller.get(), request.text("type"), request.listing()), uri);
    }

    @POST
    public Response create(@Context UriInfo uri, ChannelCommand command) {
        Channel channel = channels.create(caller.get(), command);
        return Answers.created(channel, channel.id(), channel.version(), uri);
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        Channel channel = channels.get(caller.get(), id);
        return Answers.one(channel, channel.version(), request);
    }

    @PUT
    @Path("{id}")
    public Response update(@PathParam("id") UUID id, @Context HttpHeaders headers, ChannelCommand command) {
        Channel channel = channels.update(caller.get(), id, command, Etags.required(headers));
        return Answers.changed(channel, channel.version());
    }

    @DELETE
    @Path("{id}")
    public Response delete(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        channels.delete(caller.get(), id, Etags.required(headers));
        return Answers.done();
    }

    @POST
    @Path("{id}/test")
    public ChannelTestResult test(@PathParam("id") UUID id) {
        return channels.test(caller.get(), id);
    }
}
