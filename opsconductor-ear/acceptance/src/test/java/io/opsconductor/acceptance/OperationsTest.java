package io.opsconductor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.testkit.Api;
import io.opsconductor.testkit.Json;
import io.opsconductor.testkit.Names;
import io.opsconductor.testkit.Ports;
import io.opsconductor.testkit.Product;
import io.opsconductor.testkit.Reply;
import io.opsconductor.testkit.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What those who watch and integrate the server reach without signing in. */
@ExtendWith(RunningProduct.class)
class OperationsTest {

    @ParameterizedTest
    @ValueSource(strings = {"live", "ready", "started"})
    void healthIsUp(String kind, Product product) {
        JsonNode health =
                product.anonymous().outside("/health/" + kind).expect(200).json();
        assertThat(health.path("status").asText()).isEqualTo("UP");
    }

    @Test
    void readinessNamesWhatItChecked(Product product) {
        JsonNode health =
                product.anonymous().outside("/health/ready").expect(200).json();
        assertThat(Json.texts(health.path("checks"), "name"))
                .contains("database", "broker", "workers", "identity", "assets", "automation", "communication");
    }

    @Test
    void metricsAreThoseOfTheDocumentation(Product product) throws IOException {
        Set<String> documented = documentedMetrics();
        notifyAClosedPort(product.admin());

        Awaitility.await("the notification was counted")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> {
                    Reply metrics = product.anonymous().outside("/metrics").expect(200);
                    assertThat(metrics.header("Content-Type")).startsWith("text/plain");
                    assertThat(metrics.text()).contains("memory_usedHeap_bytes");
                    assertThat(matches("^(opsconductor_\\w+)", metrics.text())).isEqualTo(documented);
                });
    }

    /** Those of the table's first column. */
    private static Set<String> documentedMetrics() throws IOException {
        String rows = Files.readString(Repository.root().resolve("docs/monitoring.md"))
                .lines()
                .filter(line -> line.startsWith("| `opsconductor_"))
                .map(line -> line.substring(0, line.indexOf('|', 1)))
                .collect(Collectors.joining("\n"));
        return matches("`(\\w+)`", rows);
    }

    private static Set<String> matches(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Counters appear with what they first count: an event and an attempt to tell it. */
    private static void notifyAClosedPort(Api admin) {
        Map<String, Object> config = Map.of("url", "http://127.0.0.1:" + Ports.free() + "/");
        String channel = admin.post(
                        "/channels",
                        Json.object(
                                "name", Names.unique("nobody"), "type", "webhook", "config", config, "enabled", true))
                .expect(201)
                .id();
        List<String> events = List.of("io.opsconductor.assets.targetGroup.created");
        admin.post("/subscriptions", Json.object("channelId", channel, "events", events, "enabled", true))
                .expect(201);
        admin.post("/target-groups", Json.object("name", Names.unique("told"), "kind", "static", "members", List.of()))
                .expect(201);
    }

    @Test
    void openApiDescribesWhatThereIs(Product product) {
        JsonNode openApi = product.anonymous()
                .outside("/openapi", "Accept", "application/json")
                .expect(200)
                .json();
        assertThat(openApi.path("openapi").asText()).startsWith("3.");
        for (String path :
                List.of("/auth/login", "/targets", "/credentials", "/jobs", "/executions", "/audit-events")) {
            assertThat(openApi.path("paths").has("/api/v1" + path)).as(path).isTrue();
        }
        assertThat(openApi.path("paths").has("/api/v1/executions/{id}/events")).isTrue();
        JsonNode job = openApi.path("components").path("schemas").path("Job");
        assertThat(job.path("properties").has("workflow")).isTrue();
        assertThat(job.path("example").path("name").asText()).isNotBlank();
    }

    @Test
    void apiCanBeBrowsed(Product product) {
        Reply docs = product.anonymous().outside("/api/docs");
        if (docs.status() / 100 == 3) {
            docs = product.anonymous().outside(docs.header("Location").replaceFirst("^https?://[^/]+", ""));
        }
        assertThat(docs.expect(200).header("Content-Type")).startsWith("text/html");
    }

    @Test
    void correlationIdComesBackAndStandsInProblems(Product product) {
        Reply reply = product.anonymous().send("GET", "/targets", null, "X-Correlation-Id", "acceptance-4711");
        reply.expectProblem(401);
        assertThat(reply.header("X-Correlation-Id")).isEqualTo("acceptance-4711");
        assertThat(reply.json().path("correlationId").asText()).isEqualTo("acceptance-4711");
    }

    @Test
    void traceOfTheClientCorrelatesWhereItSendsNoOtherId(Product product) {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        Reply reply = product.anonymous()
                .send("GET", "/targets", null, "traceparent", "00-" + trace + "-00f067aa0ba902b7-01");
        reply.expectProblem(401);
        assertThat(reply.header("X-Correlation-Id")).isEqualTo(trace);
    }
}
