package io.opsconductor.web.api.automation;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.automation.StepTypes;
import io.opsconductor.platform.Page;
import io.opsconductor.web.api.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

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
    public Page<JsonNode> list() {
        return new Page<>(types.list(caller.get()), null, null, null);
    }

    @GET
    @Path("{name}")
    public JsonNode get(@PathParam("name") String name) {
        return types.get(caller.get(), name);
    }
}
