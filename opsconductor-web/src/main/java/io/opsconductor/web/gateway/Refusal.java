package io.opsconductor.web.gateway;

import io.opsconductor.platform.Problem;
import io.opsconductor.web.problem.Diagnosis;
import io.opsconductor.web.problem.Incident;
import io.opsconductor.web.problem.StandardProblems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** How somebody is sent away at the door: clients of the API with a problem document, people to the sign-in page. */
final class Refusal {
    private static final String SIGN_IN = "/login.xhtml";

    private Refusal() {}

    static void unknown(HttpServletRequest request, HttpServletResponse response) {
        try {
            if (SecurityHeaders.isApi(request)) {
                boolean sent = Bearer.of(request).isPresent();
                response.setHeader(
                        "WWW-Authenticate",
                        sent
                                ? "Bearer realm=\"OpsConductor\", error=\"invalid_token\""
                                : "Bearer realm=\"OpsConductor\"");
                ProblemWriter.write(StandardProblems.of(401), request.getRequestURI(), request, response);
            } else {
                toSignIn(request, response);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses the request itself with a status of HTTP's own, whoever sent it. */
    static void with(int status, HttpServletRequest request, HttpServletResponse response) {
        write(StandardProblems.of(status), request, response);
    }

    static void failed(RuntimeException failure, HttpServletRequest request, HttpServletResponse response) {
        Problem problem = Diagnosis.of(failure);
        if (problem.status() != 503) {
            Incident.log(failure, request, Correlation.of(request));
        }
        write(problem, request, response);
    }

    private static void write(Problem problem, HttpServletRequest request, HttpServletResponse response) {
        try {
            if (SecurityHeaders.isApi(request)) {
                ProblemWriter.write(problem, request.getRequestURI(), request, response);
            } else {
                ErrorPage.write(problem, request, response);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void toSignIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
            // A page whose session ran out: Faces follows a redirect only in its own words.
            response.setContentType("text/xml");
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.getWriter()
                    .write("<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\"" + SIGN_IN
                            + "\"></redirect></partial-response>");
        } else if (request.getMethod().equals("GET") && accepts(request, "text/html")) {
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader(
                    "Location", SIGN_IN + "?next=" + URLEncoder.encode(asked(request), StandardCharsets.UTF_8));
        } else {
            response.setHeader("WWW-Authenticate", "Session realm=\"OpsConductor\"");
            ErrorPage.write(StandardProblems.of(401), request, response);
        }
        response.setHeader("Cache-Control", "no-store");
    }

    private static boolean accepts(HttpServletRequest request, String type) {
        String accept = request.getHeader("Accept");
        return accept == null || accept.contains(type) || accept.contains("*/*");
    }

    private static String asked(HttpServletRequest request) {
        return request.getRequestURI() + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
    }
}
