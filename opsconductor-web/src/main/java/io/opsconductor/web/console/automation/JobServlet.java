package io.opsconductor.web.console.automation;

import io.opsconductor.automation.JobDocument;
import io.opsconductor.automation.JobExchange;
import io.opsconductor.platform.Problem;
import io.opsconductor.web.console.Ids;
import io.opsconductor.web.gateway.SignedIn;
import io.opsconductor.web.jobfile.JobFiles;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gives a job out as a file: {@code /console/jobs/{id}/export}. */
@WebServlet("/console/jobs/*")
public class JobServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Pattern PATH = Pattern.compile("/([0-9a-f-]{36})/export");

    @Inject
    private transient JobExchange exchange;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher path = PATH.matcher(String.valueOf(request.getPathInfo()));
        if (!path.matches()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            JobDocument document = exchange.export(SignedIn.caller(request), Ids.of("job", path.group(1)));
            String file = document.name().replaceAll("[^A-Za-z0-9._-]+", "-");
            response.setContentType(JobFiles.YAML);
            response.setCharacterEncoding("UTF-8");
            response.setHeader("Content-Disposition", "attachment; filename=\"" + file + ".yaml\"");
            response.getWriter().write(JobFiles.yaml(document));
        } catch (Problem refusal) {
            response.sendError(refusal.status());
        }
    }
}
