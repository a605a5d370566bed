package io.opsconductor.web.api.system;

import io.opsconductor.platform.SystemInfo;
import io.opsconductor.web.api.CurrentCaller;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /system}: what runs here. */
@Path("system")
@Tag(name = "System", description = "What runs here")
public class SystemResource {
    @Inject
    private SystemInfo info;

    @Inject
    private CurrentCaller caller;

    @GET
    @Path("info")
    @Operation(summary = "Version, node and database")
    public SystemInfo.View info() {
        return info.get(caller.get());
    }
}
