package io.opsconductor.web.gateway;

import io.opsconductor.platform.Problem;
import io.opsconductor.web.problem.Incident;
import io.opsconductor.web.problem.StandardProblems;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The error page of the application: a problem document beneath {@code /api}, a small page elsewhere. It never shows a
 * stack trace or a name of the server's.
 */
@WebServlet(urlPatterns = ErrorServlet.PATH, asyncSupported = true)
public class ErrorServlet extends HttpServlet {
    /** Where the server sends its errors. */
    static final String PATH = "/error";

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String asked = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        if (response.isCommitted()) {
            return;
        }
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable cause) {
            Incident.log(cause, request, Correlation.of(request));
        }
        SecurityHeaders.set(request, response);
        Problem problem = StandardProblems.of(status);
        if (asked.equals("/api") || asked.startsWith("/api/")) {
            response.setHeader("Cache-Control", "no-store");
            ProblemWriter.write(problem, asked, request, response);
        } else {
            ErrorPage.write(problem, request, response);
        }
    }
}
