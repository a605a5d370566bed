package io.opsconductor.web.api.communication;

import io.opsconductor.communication.AuditEvents;
import io.opsconductor.communication.AuditFilter;
import io.opsconductor.web.api.Answers;
import io.opsconductor.web.api.ListRequest;
import io.opsconductor.web.gateway.CurrentCaller;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;

/** {@code /audit-events}: who did what, newest first. */
@Path("audit-events")
public class AuditEventsResource {
    @Inject
    private AuditEvents events;

    @Inject
    private CurrentCaller caller;

    @GET
    public Response list(@Context UriInfo uri) {
        ListRequest request = ListRequest.of(uri, AuditQuery.FILTERS);
        AuditFilter filter = AuditQuery.filter(request);
        return Answers.page(events.list(caller.get(), filter, request.listing()), uri);
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        return Answers.one(events.get(caller.get(), id), request);
    }

    @GET
    @Path("export")
    public Response export(@Context UriInfo uri) {
        ListRequest request = ListRequest.only(uri, AuditQuery.EXPORT);
        AuditExport.Format format = AuditExport.Format.of(request.text("format"));
        AuditExport export = new AuditExport(events, caller.get(), AuditQuery.filter(request), format);
        return Response.ok(export, format.mediaType())
                .header("Content-Disposition", "attachment; filename=\"audit-events." + format.wireName() + "\"")
                .build();
    }
}
