package io.opsconductor.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsconductor.platform.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EtagsTest {
    @Test
    void tagChangesWithTheContentAndWithTheVersion() {
        String tag = Etags.value(7, Map.of("usage", 1));

        assertThat(tag).startsWith("7-").isEqualTo(Etags.value(7, Map.of("usage", 1)));
        assertThat(Etags.value(7, Map.of("usage", 2))).startsWith("7-").isNotEqualTo(tag);
        assertThat(Etags.value(8, Map.of("usage", 1))).startsWith("8-");
    }

    @Test
    void aChangeIsMadeAgainstTheVersionAlone() {
        String tag = "\"" + Etags.value(7, Map.of("usage", 1)) + "\"";

        assertThat(Etags.required(ifMatch(tag)).versions()).containsExactly(7L);
        assertThat(Etags.required(ifMatch("\"7\", \"9-00ff\"")).versions()).containsExactlyInAnyOrder(7L, 9L);
        assertThat(Etags.required(ifMatch(" * ")).versions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "\"\"", "\"x-7\"", "\"7-\"", "W/\"7-00ff\"", "\"7-00ff"})
    void whatIsNoTagOfOursIsStale(String tag) {
        assertThatThrownBy(() -> Etags.required(ifMatch(tag)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(412));
    }

    private static HttpHeaders ifMatch(String value) {
        return (HttpHeaders) Proxy.newProxyInstance(
                HttpHeaders.class.getClassLoader(),
                new Class<?>[] {HttpHeaders.class},
                (proxy, method, arguments) -> value);
    }
}
