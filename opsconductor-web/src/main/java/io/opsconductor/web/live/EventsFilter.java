package io.opsconductor.web.live;

import io.opsconductor.platform.Problem;
import io.opsconductor.web.gateway.ProblemWriter;
import io.opsconductor.web.gateway.SignedIn;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serves {@code GET …/executions/{id}/events}: beneath {@code /api/v1} ahead of JAX-RS, whose event sinks block a
 * thread where a reader is slow, and beneath {@code /console} for pages, by their session.
 */
@WebFilter(
        filterName = "events",
        urlPatterns = {"/api/v1/executions/*", "/console/executions/*"},
        asyncSupported = true)
public class EventsFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Pattern EVENTS =
            Pattern.compile(".*/executions/(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})/events");

    @Inject
    private transient LiveStreams streams;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Matcher matcher = EVENTS.matcher(request.getRequestURI());
        if (!request.getMethod().equals("GET") || !matcher.matches()) {
            chain.doFilter(request, response);
            return;
        }
        try {
            streams.open(UUID.fromString(matcher.group(1)), SignedIn.caller(request), request, response);
        } catch (Problem problem) {
            ProblemWriter.write(problem, request.getRequestURI(), request, response);
        }
    }
}
