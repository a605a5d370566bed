package io.opsconductor.communication.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opsconductor.platform.DomainEvent;
import io.opsconductor.platform.Ids;
import io.opsconductor.platform.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookTransportTest {
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOW = Instant.parse("2026-01-31T08:30:00Z");

    private final ConcurrentLinkedQueue<Received> received = new ConcurrentLinkedQueue<>();
    private final WebhookTransport transport = transport(NotificationSettings.REFUSED_BY_DEFAULT);
    private final DomainEvent event = new DomainEvent(
            Ids.next(),
            "io.opsconductor.automation.execution.failed",
            Ids.next(),
            NOW,
            "c-1",
            Json.tree(Map.of("jobName", "Überprüfung")));
    private HttpServer server;
    private volatile int status = 204;
    private volatile String location;
    private volatile byte[] body = new byte[0];

    private record Received(Map<String, List<String>> headers, byte[] body) {
        String header(String name) {
            return headers.getOrDefault(name, List.of("")).get(0);
        }
    }

    @BeforeEach
    void aReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            received.add(new Received(
                    Map.copyOf(exchange.getRequestHeaders()),
                    exchange.getRequestBody().readAllBytes()));
            if (location != null) {
                exchange.getResponseHeaders().set("Location", location);
            }
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    @Test
    void theReceiverCanVerifyTheSignature() throws Exception {
        Answer answer = transport.send(
                new WebhookConfig(url(), "whsec_" + Base64.getEncoder().encodeToString(KEY), null), event);

        assertThat(answer.ok()).isTrue();
        Received message = received.remove();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        String signed = message.header("Webhook-id") + "." + message.header("Webhook-timestamp") + "."
                + new String(message.body(), StandardCharsets.UTF_8);
        assertThat(message.header("Webhook-signature"))
                .isEqualTo("v1,"
                        + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
        assertThat(message.header("Webhook-timestamp")).isEqualTo(Long.toString(NOW.getEpochSecond()));
        assertThat(message.header("Webhook-id")).isEqualTo(event.id().toString());
    }

    @Test
    void aPlainTextSignsWithItsBytes() {
        String plain = new String(KEY, StandardCharsets.UTF_8);
        String encoded = "whsec_" + Base64.getEncoder().encodeToString(KEY);
        byte[] message = {1, 2, 3};

        assertThat(WebhookSignature.of(plain, "id", NOW, message))
                .isEqualTo(WebhookSignature.of(encoded, "id", NOW, message));
    }

    @Test
    void theBodyIsACloudEvent() throws Exception {
        transport.send(new WebhookConfig(url(), null, null), event);

        Received message = received.remove();
        assertThat(message.header("Content-type")).startsWith("application/cloudevents+json");
        assertThat(message.headers()).doesNotContainKey("Webhook-signature");
        JsonNode body = Json.MAPPER.readTree(message.body());
        assertThat(body.path("specversion").asText()).isEqualTo("1.0");
        assertThat(body.path("type").asText()).isEqualTo(event.type());
        assertThat(body.path("subject").asText()).isEqualTo(event.subject().toString());
        assertThat(body.path("time").asText()).isEqualTo("2026-01-31T08:30:00Z");
        assertThat(body.path("data").path("jobName").asText()).isEqualTo("Überprüfung");
    }

    @Test
    void itsOwnHeadersTravelAlong() {
        transport.send(new WebhookConfig(url(), null, Map.of("Authorization", "Bearer t")), event);

        assertThat(received.remove().header("Authorization")).isEqualTo("Bearer t");
    }

    @Test
    void aRedirectIsNotFollowed() {
        status = 302;
        location = url() + "elsewhere";

        Answer answer = transport.send(new WebhookConfig(url(), null, null), event);

        assertThat(answer.result()).isEqualTo(Answer.Result.FAILED);
        assertThat(answer.status()).isEqualTo(302);
        assertThat(received).hasSize(1);
    }

    @Test
    void goneMeansGone() {
        status = 410;

        assertThat(transport.send(new WebhookConfig(url(), null, null), event).result())
                .isEqualTo(Answer.Result.GONE);
    }

    @Test
    void ofALongAnswerOnlyTheBeginningIsRead() {
        status = 500;
        body = "x".repeat(3_000_000).getBytes(StandardCharsets.UTF_8);

        Answer answer = transport.send(new WebhookConfig(url(), null, null), event);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.detail()).hasSize(1_000);
    }

    @Test
    void nobodyThereIsAFailureToTryAgain() {
        String url = url();
        server.stop(0);

        assertThat(transport.send(new WebhookConfig(url, null, null), event).result())
                .isEqualTo(Answer.Result.FAILED);
    }

    @Test
    void theCloudsMetadataIsOutOfReach() {
        Answer answer = transport.send(new WebhookConfig("http://169.254.169.254/latest", null, null), event);

        assertThat(answer.ok()).isFalse();
        assertThat(answer.detail()).contains(NotificationSettings.REFUSED_NETWORKS);
    }

    @Test
    void anAdministratorMayRefuseMore() {
        WebhookTransport strict = transport(List.of("127.0.0.0/8", "::1/128"));

        assertThat(strict.send(new WebhookConfig(url(), null, null), event).ok())
                .isFalse();
        assertThat(received).isEmpty();
    }

    private String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    private static WebhookTransport transport(List<String> refused) {
        return new WebhookTransport(
                new NotificationSettings(Optional.empty(), new NetworkGuard(refused)),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
