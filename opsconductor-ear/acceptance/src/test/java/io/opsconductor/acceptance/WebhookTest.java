package io.opsconductor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.testkit.Api;
import io.opsconductor.testkit.Fleet;
import io.opsconductor.testkit.Json;
import io.opsconductor.testkit.Names;
import io.opsconductor.testkit.OpenSshServer;
import io.opsconductor.testkit.Product;
import io.opsconductor.testkit.Run;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A webhook when an execution ends: signed as Standard Webhooks says, a CloudEvent, retried until it is taken. */
@ExtendWith(RunningProduct.class)
class WebhookTest {
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    @Test
    void endOfAJobIsToldToTheReceiverThatAskedForIt(Product product)
            throws NoSuchAlgorithmException, InvalidKeyException {
        Api api = product.admin();
        try (OpenSshServer hosts = OpenSshServer.start();
                WebhookReceiver receiver = new WebhookReceiver(1)) {
            Fleet fleet = Fleet.of(api, hosts, "hook", 1);
            String failing = job(api, fleet, "exit 1");
            String other = job(api, fleet, "exit 1");
            String channel = api.post(
                            "/channels",
                            Json.object(
                                    "name",
                                    Names.unique("receiver"),
                                    "type",
                                    "webhook",
                                    "config",
                                    Map.of(
                                            "url",
                                            receiver.url().toString(),
                                            "secret",
                                            "whsec_" + Base64.getEncoder().encodeToString(KEY)),
                                    "enabled",
                                    true))
                    .expect(201)
                    .id();
            assertThat(api.get("/channels/" + channel).expect(200).text())
                    .doesNotContain(Base64.getEncoder().encodeToString(KEY));
            api.post(
                            "/subscriptions",
                            Json.object(
                                    "channelId",
                                    channel,
                                    "events",
                                    List.of("io.opsconductor.automation.execution.*"),
                                    "filter",
                                    Map.of("jobId", failing, "states", List.of("failed")),
                                    "enabled",
                                    true))
                    .expect(201);

            Run.ofJob(api, other).awaitState("failed", Duration.ofSeconds(60));
            Run run = Run.ofJob(api, failing);
            run.awaitState("failed", Duration.ofSeconds(60));

            Awaitility.await("the refused delivery is repeated")
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> receiver.received().size() >= 2);
            List<WebhookReceiver.Received> received = receiver.received();
            assertThat(received.get(1).headers().get("webhook-id"))
                    .isEqualTo(received.get(0).headers().get("webhook-id"));
            for (WebhookReceiver.Received delivery : received) {
                assertSigned(delivery);
                JsonNode event = Json.parse(delivery.body());
                assertThat(event.path("specversion").asText()).isEqualTo("1.0");
                assertThat(event.path("type").asText()).isEqualTo("io.opsconductor.automation.execution.failed");
                assertThat(delivery.headers().get("content-type")).startsWith("application/cloudevents+json");
                assertThat(event.path("data").toString()).contains(run.id());
            }
        }
    }

    private static String job(Api api, Fleet fleet, String command) {
        return api.post(
                        "/jobs",
                        Json.object(
                                "name",
                                Names.unique("hooked"),
                                "workflow",
                                Json.object(
                                        "nodes",
                                        List.of(Json.object(
                                                "id", "it", "type", "ssh.command", "with", Map.of("command", command))),
                                        "edges",
                                        List.of()),
                                "targets",
                                fleet.all()))
                .expect(201)
                .id();
    }

    /** Standard Webhooks: HMAC-SHA256 over id, time stamp and body, joined by dots. */
    private static void assertSigned(WebhookReceiver.Received delivery)
            throws NoSuchAlgorithmException, InvalidKeyException {
        Map<String, String> headers = delivery.headers();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        String signed = headers.get("webhook-id") + "." + headers.get("webhook-timestamp") + "." + delivery.body();
        String expected =
                "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        assertThat(headers.get("webhook-signature").split(" ")).contains(expected);
    }
}
