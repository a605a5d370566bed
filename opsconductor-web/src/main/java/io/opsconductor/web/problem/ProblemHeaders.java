package io.opsconductor.web.problem;

import io.opsconductor.platform.Problem;
import io.opsconductor.platform.TooManyRequests;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/** The headers that belong to a problem, whoever writes it. */
public final class ProblemHeaders {
    private ProblemHeaders() {}

    /** Their names and values; none for most problems. */
    public static Map<String, String> of(Problem problem) {
        return switch (problem.status()) {
            case 401 -> Map.of("WWW-Authenticate", "Bearer");
            case 429 -> Map.of("Retry-After", problem instanceof TooManyRequests refusal ? seconds(refusal) : "60");
            case 503 -> Map.of("Retry-After", "5");
            default -> Map.of();
        };
    }

    /** Sets those that the response does not have yet. */
    public static void set(Problem problem, HttpServletResponse response) {
        of(problem).forEach((name, value) -> {
            if (!response.containsHeader(name)) {
                response.setHeader(name, value);
            }
        });
    }

    private static String seconds(TooManyRequests refusal) {
        return Long.toString(Math.max(1, refusal.retryAfter().toSeconds()));
    }
}
