package io.opsconductor.web.api.automation;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.automation.StepTypes;
import io.opsconductor.platform.Listing;
import io.opsconductor.web.api.Answers;
import io.opsconductor.web.api.FixedList;
import io.opsconductor.web.api.ListRequest;
import io.opsconductor.web.gateway.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The step library with its schemas. */
@Path("step-types")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class StepTypeResource {
    @Inject
    private StepTypes types;

    @Inject
    private CurrentCaller caller;

    @GET
    public Response list(@Context UriInfo uri) {
        Listing listing = ListRequest.of(uri).listing();
        return Answers.page(
                FixedList.page(types.list(caller.get()), listing, "type", type -> type.path("type")
                        .asText()),
                uri);
    }

    @GET
    @Path("{name}")
    public JsonNode get(@PathParam("name") String name) {
        return types.get(caller.get(), name);
    }
}
