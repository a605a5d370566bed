package io.opsconductor.web.api.identity;

import io.opsconductor.identity.Permission;
import io.opsconductor.identity.Roles;
import io.opsconductor.platform.Page;
import io.opsconductor.web.api.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What roles can be made of. */
@Path("permissions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PermissionResource {
    @Inject
    private Roles roles;

    @Inject
    private CurrentCaller caller;

    /** All of them on one page: they come with the release. */
    @GET
    public Page<Permission> list() {
        return new Page<>(roles.permissions(caller.get()), null, null, null);
    }
}
