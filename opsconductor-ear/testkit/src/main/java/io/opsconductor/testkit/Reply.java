package io.opsconductor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An answer of the product. */
public record Reply(HttpResponse<byte[]> http) {

    public int status() {
        return http.statusCode();
    }

    public String text() {
        return new String(http.body(), StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        return Json.parse(http.body());
    }

    public String header(String name) {
        return http.headers().firstValue(name).orElse("");
    }

    public String id() {
        return json().path("id").asText();
    }

    public List<JsonNode> items() {
        return Json.items(json().path("items"));
    }

    /** Fails with the whole answer unless it has this status. */
    public Reply expect(int status) {
        assertThat(status())
                .as("%s %s answered: %s", http.request().method(), http.uri().getPath(), text())
                .isEqualTo(status);
        return this;
    }

    /** Fails unless it is a problem document of this status and code that betrays no inner workings. */
    public Reply expectProblem(int status, String code) {
        expect(status);
        assertThat(header("Content-Type")).as(text()).startsWith("application/problem+json");
        JsonNode problem = json();
        assertThat(problem.path("type").asText()).as(text()).isEqualTo("/problems/" + code);
        assertProblemMembers(problem, status);
        return this;
    }

    /** The same for any code. */
    public Reply expectProblem(int status) {
        expect(status);
        assertThat(header("Content-Type")).as(text()).startsWith("application/problem+json");
        assertThat(json().path("type").asText()).as(text()).startsWith("/problems/");
        assertProblemMembers(json(), status);
        return this;
    }

    private void assertProblemMembers(JsonNode problem, int status) {
        assertThat(problem.path("status").asInt()).as(text()).isEqualTo(status);
        assertThat(problem.path("title").asText()).as(text()).isNotBlank();
        assertThat(problem.path("detail").asText()).as(text()).isNotBlank();
        assertThat(problem.path("correlationId").asText()).as(text()).isNotBlank();
        assertThat(text()).doesNotContain("Exception", "\tat ", "<html");
    }

    /** Fails unless it is a 400 that names exactly this field among its errors. */
    public Reply expectInvalid(String field) {
        expectProblem(400);
        assertThat(Json.texts(json().path("errors"), "field")).as(text()).contains(field);
        assertThat(Json.texts(json().path("errors"), "message")).as(text()).allSatisfy(message -> assertThat(message)
                .isNotBlank());
        return this;
    }
}
