package io.opsconductor.web.api.communication;

import io.opsconductor.communication.Channel;
import io.opsconductor.communication.ChannelCommand;
import io.opsconductor.communication.ChannelTest;
import io.opsconductor.communication.Channels;
import io.opsconductor.web.api.Answers;
import io.opsconductor.web.api.CurrentCaller;
import io.opsconductor.web.api.Etags;
import io.opsconductor.web.api.ListRequest;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /channels}: the ways to reach people and machines. */
@Path("channels")
@Tag(name = "Notifications", description = "Channels, subscriptions and what was sent")
public class ChannelsResource {
    @Inject
    private Channels channels;

    @Inject
    private CurrentCaller caller;

    @GET
    @Operation(summary = "List channels by name", description = "Filters: type, q")
    public Response list(@Context UriInfo uri) {
        ListRequest request = ListRequest.of(uri, "type");
        return Answers.page(channels.list(caller.get(), request.text("type"), request.listing()), uri);
    }

    @POST
    @Operation(summary = "Set a channel up", description = "type email or webhook; secrets are never shown again")
    public Response create(@Context UriInfo uri, ChannelCommand command) {
        Channel channel = channels.create(caller.get(), command);
        return Answers.created(channel, channel.id(), channel.version(), uri);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read one channel")
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        Channel channel = channels.get(caller.get(), id);
        return Answers.one(channel, channel.version(), request);
    }

    @PUT
    @Path("{id}")
    @Operation(
            summary = "Change a channel",
            description = "Secrets that are left out are kept, empty ones removed; when the channel leads elsewhere,"
                    + " they must be given again")
    public Response update(@PathParam("id") UUID id, @Context HttpHeaders headers, ChannelCommand command) {
        Channel channel = channels.update(caller.get(), id, command, Etags.required(headers));
        return Answers.changed(channel, channel.version());
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Remove a channel with its subscriptions")
    public Response delete(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        channels.delete(caller.get(), id, Etags.required(headers));
        return Answers.done();
    }

    @POST
    @Path("{id}/test")
    @Operation(
            summary = "Send a test message now",
            description = "Waits for the receiver; a refused message is ok: false with status 200")
    public ChannelTest test(@PathParam("id") UUID id) {
        return channels.test(caller.get(), id);
    }
}
