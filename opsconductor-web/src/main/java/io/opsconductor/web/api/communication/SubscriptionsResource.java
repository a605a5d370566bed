package io.opsconductor.web.api.communication;

import io.opsconductor.communication.Subscription;
import io.opsconductor.communication.SubscriptionCommand;
import io.opsconductor.communication.Subscriptions;
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

/** {@code /subscriptions}: which events go to which channels. */
@Path("subscriptions")
public class SubscriptionsResource {
    @Inject
    private Subscriptions subscriptions;

    @Inject
    private CurrentCaller caller;

    @GET
    public Response list(@Context UriInfo uri) {
        ListRequest request = ListRequest.of(uri, "channelId");
        return Answers.page(subscriptions.list(caller.get(), request.id("channelId"), request.listing()), uri);
    }

    @POST
    public Response create(@Context UriInfo uri, SubscriptionCommand command) {
        Subscription subscription = subscriptions.create(caller.get(), command);
        return Answers.created(subscription, subscription.id(), subscription.version(), uri);
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        Subscription subscription = subscriptions.get(caller.get(), id);
        return Answers.one(subscription, subscription.version(), request);
    }

    @PUT
    @Path("{id}")
    public Response update(@PathParam("id") UUID id, @Context HttpHeaders headers, SubscriptionCommand command) {
        Subscription subscription = subscriptions.update(caller.get(), id, command, Etags.required(headers));
        return Answers.changed(subscription, subscription.version());
    }

    @DELETE
    @Path("{id}")
    public Response delete(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        subscriptions.delete(caller.get(), id, Etags.required(headers));
        return Answers.done();
    }
}
