package io.opsconductor.web.console.automation;

import io.opsconductor.platform.Json;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** How many executions are not over yet: the count in the top bar of every page. */
@WebServlet("/console/running")
public class RunningServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient RecentExecutions recent;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(Json.write(Map.of("running", recent.count(RecentExecutions.OPEN, null))));
    }
}
