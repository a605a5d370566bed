package io.opsconductor.web.api.communication;

import io.opsconductor.communication.NotificationFilter;
import io.opsconductor.communication.Notifications;
import io.opsconductor.web.api.Answers;
import io.opsconductor.web.api.ListRequest;
import io.opsconductor.web.gateway.CurrentCaller;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;

/** {@code /notifications}: the deliveries, one message to one channel each. */
@Path("notifications")
public class NotificationsResource {
    @Inject
    private Notifications notifications;

    @Inject
    private CurrentCaller caller;

    @GET
    public Response list(@Context UriInfo uri) {
        ListRequest request = ListRequest.of(uri, "state", "channelId", "subscriptionId", "eventType");
        NotificationFilter filter = new NotificationFilter(
                request.text("state"),
                request.id("channelId"),
                request.id("subscriptionId"),
                request.text("eventType"));
        return Answers.page(notifications.list(caller.get(), filter, request.listing()), uri);
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        return Answers.one(notifications.get(caller.get(), id), request);
    }

    @POST
    @Path("{id}/retry")
    public Response retry(@PathParam("id") UUID id) {
        return Answers.accepted(notifications.retry(caller.get(), id), "/notifications/" + id);
    }
}
