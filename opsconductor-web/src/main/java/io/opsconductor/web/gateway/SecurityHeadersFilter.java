package io.opsconductor.web.gateway;

import io.opsconductor.platform.LogCorrelation;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Gives every answer its {@link SecurityHeaders}, and puts the correlation id into the log lines of the request. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class SecurityHeadersFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        SecurityHeaders.set(request, response);
        LogCorrelation correlation = LogCorrelation.of(Correlation.of(request));
        try {
            chain.doFilter(request, response);
        } finally {
            correlation.close();
        }
    }
}
