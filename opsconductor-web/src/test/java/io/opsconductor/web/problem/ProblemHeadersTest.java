package io.opsconductor.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemHeadersTest {
    private final Map<String, String> headers = new HashMap<>();
    private final HttpServletResponse response = (HttpServletResponse) Proxy.newProxyInstance(
            HttpServletResponse.class.getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (proxy, method, arguments) -> method.getName().equals("setHeader")
                    ? headers.put((String) arguments[0], (String) arguments[1])
                    : (Object) headers.containsKey((String) arguments[0]));

    @Test
    void whoIsToComeBackIsToldWhen() {
        ProblemHeaders.set(StandardProblems.of(503), response);

        assertThat(headers).containsEntry("Retry-After", "5");
    }

    @Test
    void whatTheResponseHasAlreadyStays() {
        headers.put("WWW-Authenticate", "Session");

        ProblemHeaders.set(StandardProblems.of(401), response);

        assertThat(headers).containsEntry("WWW-Authenticate", "Session");
    }
}
