package io.opsconductor.automation.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.automation.Parameter;
import io.opsconductor.platform.FieldError;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterValuesTest {

    private static Parameter parameter(String json) {
        return Json.read(json.replace('\'', '"'), Parameter.class);
    }

    private static JsonNode value(String json) {
        return Json.read(json.replace('\'', '"'), JsonNode.class);
    }

    @Test
    void givenValuesAndDefaultsTogether() {
        ParameterValues values = ParameterValues.of(
                List.of(
                        parameter("{'name': 'a', 'type': 'text', 'default': 'x'}"),
                        parameter("{'name': 'b', 'type': 'number', 'default': 1}"),
                        parameter("{'name': 'c', 'type': 'text'}")),
                Map.of("b", value("2.5")));
        assertThat(values.shown()).hasToString("{\"a\":\"x\",\"b\":2.5}");
        assertThat(values.hasSecrets()).isFalse();
    }

    @Test
    void secretsAreMaskedAndKeptApart() {
        ParameterValues values = ParameterValues.of(
                List.of(parameter("{'name': 'token', 'type': 'secret', 'required': true}")),
                Map.of("token", value("'hunter2'")));
        assertThat(values.shown()).hasToString("{\"token\":\"***\"}");
        assertThat(values).asString().doesNotContain("hunter2");
        assertThat(new String(values.secrets(), StandardCharsets.UTF_8)).isEqualTo("{\"token\":\"hunter2\"}");
    }

    @Test
    void patternThatOthersWouldTryForHoursIsMatchedAtOnce() {
        Parameter parameter = parameter("{'name': 'x', 'type': 'text', 'pattern': '(a+)+b'}");

        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertThatThrownBy(
                        () -> ParameterValues.of(List.of(parameter), Map.of("x", value("'" + "a".repeat(60) + "'"))))
                .isInstanceOf(Problem.class));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'name': 'x', 'type': 'number'}|'7'",
                "{'name': 'x', 'type': 'text'}|7",
                "{'name': 'x', 'type': 'text', 'pattern': '[a-z]+'}|'Hunter2'",
                "{'name': 'x', 'type': 'choice', 'choices': ['a', 'b']}|'Hunter2'",
                "{'name': 'x', 'type': 'multiChoice', 'choices': ['a', 'b']}|['a', 'Hunter2']",
                "{'name': 'x', 'type': 'multiChoice', 'choices': ['a', 'b']}|'a'",
                "{'name': 'x', 'type': 'boolean'}|'true'",
                "{'name': 'x', 'type': 'date'}|'2026-02-30'",
                "{'name': 'x', 'type': 'secret', 'pattern': '[a-z]+'}|'Hunter2'",
                "{'name': 'x', 'type': 'text', 'required': true}|''",
                "{'name': 'x', 'type': 'text', 'required': true}|null",
                "{'name': 'y', 'type': 'text'}|'a'"
            })
    void wrongValueIsRefusedAtItsFieldWithoutTellingIt(String parameter, String value) {
        Problem problem = catchThrowableOfType(
                Problem.class, () -> ParameterValues.of(List.of(parameter(parameter)), Map.of("x", value(value))));
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.errors()).extracting(FieldError::field).containsExactly("parameters.x");
        assertThat(problem.errors().get(0).message()).doesNotContain("Hunter2");
    }
}
