package io.opsconductor.web.api.automation;

import io.opsconductor.automation.AdHocCommand;
import io.opsconductor.automation.ExecutionView;
import io.opsconductor.automation.Executions;
import io.opsconductor.web.api.Answers;
import io.opsconductor.web.gateway.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Commands without a job: executions like any other. */
@Path("commands")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class CommandResource {
    @Inject
    private Executions executions;

    @Inject
    private CurrentCaller caller;

    @POST
    public Response run(AdHocCommand command) {
        ExecutionView execution = executions.run(caller.get(), command);
        return Answers.accepted(execution, "/executions/" + execution.id());
    }
}
