package io.opsconductor.web.console.automation;

import io.opsconductor.automation.ExecutionHistory;
import io.opsconductor.automation.OutputFilter;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Problem;
import io.opsconductor.web.console.Ids;
import io.opsconductor.web.gateway.SignedIn;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gives out, by the session, what an execution wrote: {@code /console/executions/{id}/output.txt}. */
@WebServlet("/console/executions/*")
public class ExecutionServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Pattern PATH = Pattern.compile("/([0-9a-f-]{36})/output\\.txt");

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
            download(Ids.of("execution", path.group(1)), caller, request, response);
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
        history.writeOutput(caller, id, filter, 0, response.getOutputStream());
    }
}
