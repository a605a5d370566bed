package io.opsconductor.web.api.assets;

import io.opsconductor.assets.ConnectionTestResult;
import io.opsconductor.assets.Connections;
import io.opsconductor.assets.TargetCommand;
import io.opsconductor.assets.TargetFilter;
import io.opsconductor.assets.TargetView;
import io.opsconductor.assets.Targets;
import io.opsconductor.platform.Problem;
import io.opsconductor.web.api.Answers;
import io.opsconductor.web.api.Etags;
import io.opsconductor.web.api.ListRequest;
import io.opsconductor.web.gateway.CurrentCaller;
import io.opsconductor.web.json.OptionalBody;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** {@code /targets}. */
@RequestScoped
@Path("targets")
@Produces(MediaType.APPLICATION_JSON)
public class TargetsResource {
    @Inject
    private Targets targets;

    @Inject
    private Connections connections;

    @Inject
    private CurrentCaller caller;

    /** What to test. */
    public record TestCommand(String protocol) {}

    @GET
    public Response list(@Context UriInfo uri) {
        ListRequest request = ListRequest.of(uri, "tag", "groupId", "enabled");
        TargetFilter filter =
                new TargetFilter(tags(request.texts("tag")), request.id("groupId"), request.flag("enabled"));
        return Answers.page(targets.list(caller.get(), filter, request.listing()), uri);
    }

    private static Map<String, String> tags(List<String> pairs) {
        Map<String, String> tags = new HashMap<>();
        for (String pair : pairs) {
            int colon = pair.indexOf(':');
            if (colon < 1 || tags.put(pair.substring(0, colon), pair.substring(colon + 1)) != null) {
                throw Problem.invalid("tag", "must be key:value, each key once");
            }
        }
        return tags;
    }

    @POST
    public Response create(TargetCommand command, @Context UriInfo uri) {
        TargetView target = targets.create(caller.get(), command);
        return Answers.created(target, target.id(), target.version(), uri);
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        TargetView target = targets.get(caller.get(), id);
        return Answers.one(target, target.version(), request);
    }

    @PUT
    @Path("{id}")
    public Response update(@PathParam("id") UUID id, @Context HttpHeaders headers, TargetCommand command) {
        TargetView target = targets.update(caller.get(), id, command, Etags.required(headers));
        return Answers.changed(target, target.version());
    }

    @DELETE
    @Path("{id}")
    public Response delete(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        targets.delete(caller.get(), id, Etags.required(headers));
        return Answers.done();
    }

    @POST
    @Path("{id}/test")
    public ConnectionTestResult test(@PathParam("id") UUID id, @OptionalBody TestCommand command)
            throws InterruptedException {
        return connections.test(caller.get(), id, command == null ? null : command.protocol());
    }
}
