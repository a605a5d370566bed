package io.opsconductor.web.api;

import io.opsconductor.platform.Problem;
import io.opsconductor.web.gateway.Correlation;
import io.opsconductor.web.problem.Diagnosis;
import io.opsconductor.web.problem.Incident;
import io.opsconductor.web.problem.ProblemDocument;
import io.opsconductor.web.problem.ProblemHeaders;
import io.opsconductor.web.problem.StandardProblems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** Turns whatever a resource throws into a problem document. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final List<String> KEPT_HEADERS = List.of("Allow", "Retry-After", "WWW-Authenticate");

    @Context
    private HttpServletRequest request;

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof WebApplicationException refused) {
            Response answer = refused.getResponse();
            if (answer.getStatus() < 400) {
                return answer;
            }
            Response.ResponseBuilder problem = respond(StandardProblems.of(answer.getStatus()), failure);
            KEPT_HEADERS.stream()
                    .filter(answer.getHeaders()::containsKey)
                    .forEach(name -> problem.header(name, answer.getHeaderString(name)));
            return problem.build();
        }
        return respond(Diagnosis.of(failure), failure).build();
    }

    private Response.ResponseBuilder respond(Problem problem, Throwable cause) {
        String correlationId = Correlation.of(request);
        ProblemDocument document = ProblemDocument.of(problem, request.getRequestURI(), correlationId);
        if (problem.status() >= 500 && problem.status() != 503) {
            document = document.during(Incident.log(cause, request, correlationId));
        }
        Response.ResponseBuilder answer = Response.status(problem.status())
                .type(ProblemDocument.MEDIA_TYPE)
                .entity(document);
        ProblemHeaders.of(problem).forEach(answer::header);
        return answer;
    }
}
