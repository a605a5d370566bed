package io.opsconductor.web.console.automation;

import io.opsconductor.automation.ExecutionHistory;
import io.opsconductor.automation.OutputFilter;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Problem;
import io.opsconductor.web.console.Ids;
import io.opsconductor.web.gateway.SignedIn;
import io.opsconductor.web.live.LiveStreams;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the page of an execution reads by the session: {@code /console/executions/{id}/events}, its event stream, and
 * {@code …/output.txt}, its output as it was written.
 */
@WebServlet(urlPatterns = "/console/executions/*", asyncSupported = true)
public class ExecutionDoor extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Pattern PATH = Pattern.compile("/([0-9a-f-]{36})/(events|output\\.txt)");

    @Inject
    private transient LiveStreams streams;

    @Inject
    private transient ExecutionHistory history;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher path = PATH.matcher(String.valueOf(request.getPathInfo()));
        if (!path.matches()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Caller caller = SignedIn.caller(request);
        try {
            UUID id = Ids.of("execution", path.group(1));
            if (path.group(2).equals("events")) {
                streams.open(id, caller, request, response);
            } else {
                download(id, caller, request, response);
            }
        } catch (Problem refusal) {
            response.sendError(refusal.status());
        }
    }

    private void download(UUID id, Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        OutputFilter filter = new OutputFilter(
                request.getParameter("stepId"), Ids.of("target", request.getParameter("targetId")), null);
        history.get(caller, id); // refused before anything is written
        response.setContentType("text/plain");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"output-" + id + ".txt\"");
        history.writeOutput(caller, id, filter, response.getOutputStream());
    }
}
