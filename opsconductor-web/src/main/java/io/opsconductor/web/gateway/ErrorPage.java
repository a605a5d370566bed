package io.opsconductor.web.gateway;

import io.opsconductor.platform.Problem;
import io.opsconductor.web.problem.ProblemHeaders;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The page that a person sees when a page of the console cannot be shown at all. */
final class ErrorPage {
    private ErrorPage() {}

    static void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        // Nothing in it comes from the request but the correlation id, whose form is checked.
        String page = """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                  <meta charset="utf-8">
                  <meta name="viewport" content="width=device-width, initial-scale=1">
                  <title>%1$s</title>
                  <style>
                    body { font: 14px/1.5 system-ui, sans-serif; margin: 15vh auto; max-width: 36rem; padding: 0 1rem; }
                    small { color: GrayText }
                  </style>
                </head>
                <body>
                  <main>
                    <h1>%1$s</h1>
                    <p>%2$s</p>
                    <p><a href="/">Back to OpsConductor</a></p>
                    <p><small>Correlation id %3$s</small></p>
                  </main>
                </body>
                </html>
                """.formatted(problem.title(), problem.getMessage(), Correlation.of(request));
        response.setStatus(problem.status());
        ProblemHeaders.set(problem, response);
        response.setContentType("text/html");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(page);
    }
}
