package io.opsconductor.web.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelationTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TRACEPARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

    @Test
    void theClientsOwnIdGoesBeforeItsTrace() {
        assertThat(of(Map.of(Correlation.HEADER, "mine", "traceparent", TRACEPARENT)))
                .isEqualTo("mine");
        assertThat(of(Map.of(Correlation.HEADER, "not of the form", "traceparent", TRACEPARENT)))
                .isEqualTo(TRACE);
    }

    @ParameterizedTest
    @ValueSource(strings = {TRACEPARENT, "cc-" + TRACE + "-00f067aa0ba902b7-01-what-comes-later"})
    void theTraceCorrelatesWhereThereIsNoOtherId(String traceparent) {
        assertThat(of(Map.of("traceparent", traceparent))).isEqualTo(TRACE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                TRACE,
                "ff-" + TRACE + "-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-" + TRACE + "-0000000000000000-01",
                "00-" + TRACE + "-00f067aa0ba902b7-01-more",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01"
            })
    void whatIsNoTraceparentIsNotTakenOver(String traceparent) {
        assertThat(of(Map.of("traceparent", traceparent)))
                .doesNotContainIgnoringCase(TRACE)
                .hasSize(36);
    }

    private static String of(Map<String, String> headers) {
        return Correlation.of((HttpServletRequest) Proxy.newProxyInstance(
                HttpServletRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) ->
                        method.getName().equals("getHeader") ? headers.get((String) arguments[0]) : null));
    }
}
