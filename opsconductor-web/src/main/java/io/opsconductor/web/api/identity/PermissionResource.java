package io.opsconductor.web.api.identity;

import io.opsconductor.identity.Permission;
import io.opsconductor.identity.Roles;
import io.opsconductor.platform.Listing;
import io.opsconductor.web.api.Answers;
import io.opsconductor.web.api.FixedList;
import io.opsconductor.web.api.ListRequest;
import io.opsconductor.web.gateway.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** What roles can be made of. */
@Path("permissions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PermissionResource {
    @Inject
    private Roles roles;

    @Inject
    private CurrentCaller caller;

    @GET
    public Response list(@Context UriInfo uri) {
        Listing listing = ListRequest.of(uri).listing();
        return Answers.page(FixedList.page(roles.permissions(caller.get()), listing, "name", Permission::name), uri);
    }
}
