package io.opsconductor.web.api.automation;

import io.opsconductor.automation.ExecutionView;
import io.opsconductor.automation.Executions;
import io.opsconductor.automation.JobCommand;
import io.opsconductor.automation.JobDocument;
import io.opsconductor.automation.JobExchange;
import io.opsconductor.automation.JobFilter;
import io.opsconductor.automation.JobVersionView;
import io.opsconductor.automation.JobView;
import io.opsconductor.automation.Jobs;
import io.opsconductor.automation.StartCommand;
import io.opsconductor.platform.Listing;
import io.opsconductor.platform.Page;
import io.opsconductor.platform.Problem;
import io.opsconductor.web.api.Answers;
import io.opsconductor.web.api.ApiApplication;
import io.opsconductor.web.api.Etags;
import io.opsconductor.web.api.ListRequest;
import io.opsconductor.web.gateway.CurrentCaller;
import io.opsconductor.web.jobfile.JobFiles;
import io.opsconductor.web.json.OptionalBody;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import java.util.List;
import java.util.UUID;

/** Jobs and their starts. */
@Path("jobs")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class JobResource {
    @Inject
    private Jobs jobs;

    @Inject
    private Executions executions;

    @Inject
    private JobExchange exchange;

    @Inject
    private CurrentCaller caller;

    @GET
    public Response list(@Context UriInfo uri) {
        ListRequest request = ListRequest.of(uri, "folder", "tag", "draft");
        JobFilter filter = new JobFilter(request.text("folder"), request.text("tag"), request.flag("draft"));
        return Answers.page(jobs.list(caller.get(), request.listing(), filter), uri);
    }

    @POST
    public Response create(JobCommand command, @Context UriInfo uri) {
        JobView job = jobs.create(caller.get(), command);
        return Answers.created(job, job.id(), job.version(), uri);
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        JobView job = jobs.get(caller.get(), id);
        return Answers.one(job, job.version(), request);
    }

    @PUT
    @Path("{id}")
    public Response update(@PathParam("id") UUID id, @Context HttpHeaders headers, JobCommand command) {
        JobView job = jobs.update(caller.get(), id, command, Etags.required(headers));
        return Answers.changed(job, job.version());
    }

    @DELETE
    @Path("{id}")
    public Response delete(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        jobs.delete(caller.get(), id, Etags.required(headers));
        return Answers.done();
    }

    /** The versions, newest first; the cursor is the last version of the page before. */
    @GET
    @Path("{id}/versions")
    public Response versions(@PathParam("id") UUID id, @Context UriInfo uri) {
        ListRequest request = ListRequest.of(uri);
        Listing listing = request.listing();
        if (!listing.sort().isEmpty() || listing.q() != null) {
            throw Problem.invalid(
                    listing.q() == null ? "sort" : "q", "is not supported; all versions are listed, newest first");
        }
        Long before = request.value("cursor", "must be the nextCursor of an earlier page", Long::valueOf);
        List<JobVersionView> versions = jobs.versions(caller.get(), id, before, listing.limit());
        long last = versions.isEmpty() ? 1 : versions.get(versions.size() - 1).version();
        Long total = listing.count() ? jobs.get(caller.get(), id).version() : null; // they are numbered from 1
        return Answers.page(new Page<>(versions, last == 1 ? null : Long.toString(last), total, null), uri);
    }

    @POST
    @Path("{id}/executions")
    public Response start(@PathParam("id") UUID id, @OptionalBody StartCommand command) {
        ExecutionView execution = executions.start(caller.get(), id, command == null ? StartCommand.PLAIN : command);
        return Answers.accepted(execution, "/executions/" + execution.id());
    }

    /** The job as a file, in YAML if the client prefers that: {@code Accept}, or {@code ?format=} where that is easier. */
    @GET
    @Path("{id}/export")
    @Produces({MediaType.APPLICATION_JSON, JobFiles.YAML, "application/x-yaml", "text/yaml", "text/x-yaml"})
    public Response export(@PathParam("id") UUID id, @Context UriInfo uri, @HeaderParam("Accept") String accept) {
        String format = ListRequest.only(uri, "format").value("format", "must be json or yaml", JobResource::format);
        boolean asYaml = format == null ? accept != null && accept.contains("yaml") : format.equals("yaml");
        JobDocument document = exchange.export(caller.get(), id);
        return asYaml
                ? Response.ok(JobFiles.yaml(document), JobFiles.YAML + "; charset=UTF-8")
                        .build()
                : Response.ok(document, MediaType.APPLICATION_JSON).build();
    }

    private static String format(String text) {
        if (!List.of("json", "yaml").contains(text)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    /** Takes a file in: one job is answered as if it were created, several with a report. */
    @POST
    @Path("import")
    @Consumes({MediaType.APPLICATION_JSON, JobFiles.YAML, "application/x-yaml", "text/yaml", "text/x-yaml"})
    public Response importJobs(byte[] body, @HeaderParam("Content-Type") MediaType type) {
        JobFiles.Content content = JobFiles.read(body, type);
        if (content.single() == null) {
            return Response.ok(exchange.importAll(caller.get(), content.several()))
                    .build();
        }
        JobView job = jobs.create(caller.get(), content.single().command());
        return Response.status(201)
                .entity(job)
                .tag(Etags.of(job.version(), job))
                .header("Location", ApiApplication.ROOT + "/jobs/" + job.id())
                .build();
    }
}
