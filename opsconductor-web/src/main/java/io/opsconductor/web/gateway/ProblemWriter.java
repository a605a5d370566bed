package io.opsconductor.web.gateway;

import io.opsconductor.platform.Json;
import io.opsconductor.platform.Problem;
import io.opsconductor.web.problem.ProblemDocument;
import io.opsconductor.web.problem.ProblemHeaders;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes problem documents where JAX-RS is not reached. */
public final class ProblemWriter {
    private ProblemWriter() {}

    /** Answers with the problem. */
    public static void write(Problem problem, String instance, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        byte[] body = Json.MAPPER.writeValueAsBytes(ProblemDocument.of(problem, instance, Correlation.of(request)));
        response.setStatus(problem.status());
        ProblemHeaders.set(problem, response);
        response.setContentType(ProblemDocument.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
