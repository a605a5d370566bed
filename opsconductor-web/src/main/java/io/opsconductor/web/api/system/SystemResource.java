package io.opsconductor.web.api.system;

import io.opsconductor.platform.SystemInfo;
import io.opsconductor.web.gateway.CurrentCaller;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** {@code /system}: what runs here. */
@Path("system")
public class SystemResource {
    @Inject
    private SystemInfo info;

    @Inject
    private CurrentCaller caller;

    @GET
    @Path("info")
    public SystemInfo.View info() {
        return info.get(caller.get());
    }
}
