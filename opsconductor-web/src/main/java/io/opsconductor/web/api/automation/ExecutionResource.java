package io.opsconductor.web.api.automation;

import io.opsconductor.automation.ExecutionFilter;
import io.opsconductor.automation.ExecutionHistory;
import io.opsconductor.automation.ExecutionState;
import io.opsconductor.automation.ExecutionView;
import io.opsconductor.automation.Executions;
import io.opsconductor.automation.OutputFilter;
import io.opsconductor.automation.OutputPage;
import io.opsconductor.automation.StepView;
import io.opsconductor.automation.TaskFilter;
import io.opsconductor.automation.TaskState;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Listing;
import io.opsconductor.platform.Problem;
import io.opsconductor.web.api.Answers;
import io.opsconductor.web.api.FixedList;
import io.opsconductor.web.api.ListRequest;
import io.opsconductor.web.gateway.CurrentCaller;
import io.opsconductor.web.json.OptionalBody;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Executions, their steps, tasks and output, and what can be asked of them. */
@Path("executions")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ExecutionResource {
    private static final int DEFAULT_SEGMENTS = 200;

    @Inject
    private Executions executions;

    @Inject
    private ExecutionHistory history;

    @Inject
    private CurrentCaller caller;

    /** The body of a cancellation. */
    public record Cancellation(Boolean force) {}

    /** The body of a retry: {@code start} or {@code failed}. */
    public record Retry(String from) {}

    @GET
    public Response list(@Context UriInfo uri) {
        ListRequest request = ListRequest.of(uri, "state", "jobId", "targetId", "kind", "from", "to");
        ExecutionFilter filter = new ExecutionFilter(
                states(request, ExecutionState.values(), ExecutionState::wireName),
                request.id("jobId"),
                request.id("targetId"),
                request.value("kind", "must be job or command", ExecutionResource::kind),
                request.instant("from"),
                request.instant("to"));
        return Answers.page(history.list(caller.get(), request.listing(), filter), uri);
    }

    private static String kind(String text) {
        if (!List.of("job", "command").contains(text)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static <S> List<S> states(ListRequest request, S[] all, Function<S, String> name) {
        return request.texts("state").stream()
                .map(text -> Arrays.stream(all)
                        .filter(s -> name.apply(s).equals(text))
                        .findFirst()
                        .orElseThrow(() -> Problem.invalid(
                                "state",
                                "must be one or more of "
                                        + Arrays.stream(all).map(name).collect(Collectors.joining(", ")))))
                .toList();
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        return Answers.one(history.get(caller.get(), id), request);
    }

    @GET
    @Path("{id}/steps")
    public Response steps(@PathParam("id") UUID id, @Context UriInfo uri) {
        Listing listing = ListRequest.of(uri).listing();
        return Answers.page(FixedList.page(history.steps(caller.get(), id), listing, "stepId", StepView::stepId), uri);
    }

    @GET
    @Path("{id}/tasks")
    public Response tasks(@PathParam("id") UUID id, @Context UriInfo uri) {
        ListRequest request = ListRequest.of(uri, "state", "stepId", "targetId");
        TaskFilter filter = new TaskFilter(
                states(request, TaskState.values(), TaskState::wireName),
                request.text("stepId"),
                request.id("targetId"));
        return Answers.page(history.tasks(caller.get(), id, request.listing(), filter), uri);
    }

    @GET
    @Path("{id}/output")
    @Produces("application/json; qs=1")
    public OutputPage output(@PathParam("id") UUID id, @Context UriInfo uri) {
        ListRequest request = ListRequest.only(uri, "stepId", "targetId", "taskId", "after", "limit");
        Integer limit = request.value(
                "limit",
                "must be a whole number from 1 to " + ExecutionHistory.MOST_SEGMENTS,
                ExecutionResource::limit);
        return history.output(
                caller.get(), id, filter(request), after(request), limit == null ? DEFAULT_SEGMENTS : limit);
    }

    private static long after(ListRequest request) {
        Long after = request.value("after", "must be the next value of an earlier response", ExecutionResource::place);
        return after == null ? 0 : after;
    }

    private static Long place(String text) {
        long place = Long.parseLong(text);
        if (place < 0) {
            throw new IllegalArgumentException(text);
        }
        return place;
    }

    private static Integer limit(String text) {
        int limit = Integer.parseInt(text);
        if (limit < 1 || limit > ExecutionHistory.MOST_SEGMENTS) {
            throw new IllegalArgumentException(text);
        }
        return limit;
    }

    /** All of it, or all after a place, as it was written on the hosts. */
    @GET
    @Path("{id}/output")
    @Produces("text/plain; qs=0.5") // JSON for whoever accepts anything
    public Response plainOutput(@PathParam("id") UUID id, @Context UriInfo uri) {
        ListRequest request = ListRequest.only(uri, "stepId", "targetId", "taskId", "after");
        OutputFilter filter = filter(request);
        long after = after(request);
        Caller reader = caller.get();
        history.get(reader, id);
        StreamingOutput body = out -> history.writeOutput(reader, id, filter, after, out);
        return Response.ok(body, "text/plain; charset=UTF-8").build();
    }

    private static OutputFilter filter(ListRequest request) {
        return new OutputFilter(request.text("stepId"), request.id("targetId"), request.id("taskId"));
    }

    @POST
    @Path("{id}/cancel")
    public Response cancel(@PathParam("id") UUID id, @OptionalBody Cancellation body) {
        boolean force = body != null && Boolean.TRUE.equals(body.force());
        return Answers.accepted(executions.cancel(caller.get(), id, force), "/executions/" + id);
    }

    @POST
    @Path("{id}/retry")
    public Response retry(@PathParam("id") UUID id, @OptionalBody Retry body) {
        String from = body == null || body.from() == null ? "start" : body.from();
        if (!List.of("start", "failed").contains(from)) {
            throw Problem.invalid("from", "must be start or failed");
        }
        ExecutionView execution = executions.retry(caller.get(), id, from.equals("failed"));
        return Answers.accepted(execution, "/executions/" + execution.id());
    }
}
