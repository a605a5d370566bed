package io.opsconductor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsconductor.testkit.Api;
import io.opsconductor.testkit.Fleet;
import io.opsconductor.testkit.Json;
import io.opsconductor.testkit.Names;
import io.opsconductor.testkit.OpenSshServer;
import io.opsconductor.testkit.Product;
import io.opsconductor.testkit.Run;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Secrets on their way from the vault, or from whoever starts a job, to the command on the host. */
@ExtendWith(RunningProduct.class)
class SecretsInStepsTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private static ObjectNode job(Fleet fleet, Map<String, String> environment) {
        // The hash tells that they arrived; as they are, they are masked.
        return job(fleet, "printf '%s|%s' \"$ONE\" \"$TWO\" | sha256sum", environment);
    }

    private static ObjectNode job(Fleet fleet, String command, Map<String, String> environment) {
        Map<String, Object> with = Map.of("command", command, "environment", environment);
        ObjectNode job = Json.object(
                "name",
                Names.unique("secrets"),
                "parameters",
                List.of(Map.of("name", "pin", "type", "secret")),
                "workflow",
                Map.of("nodes", List.of(Map.of("id", "use", "type", "ssh.command", "with", with)), "edges", List.of()));
        job.set("targets", fleet.all());
        return job;
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String store(Api api, Map<String, String> values) {
        String name = Names.unique("token");
        api.post("/credentials", Json.object("name", name, "type", "secret", "values", values))
                .expect(201);
        return name;
    }

    @Test
    void secretsOfTheVaultReachTheStepThatNamesThem(Product product) throws Exception {
        Api api = product.admin();
        try (OpenSshServer server = OpenSshServer.start()) {
            Fleet fleet = Fleet.of(api, server, "vault", 1);
            String single = store(api, Map.of("value", "of the vault"));
            String several = store(api, Map.of("first", "1st", "second", "2nd"));
            ObjectNode job =
                    job(fleet, Map.of("ONE", "${secrets." + single + "}", "TWO", "${secrets." + several + ".second}"));
            Run run = Run.ofJob(api, api.post("/jobs", job).expect(201).id());

            run.awaitState("succeeded", SOON);
            assertThat(run.text("")).startsWith(sha256("of the vault|2nd"));
        }
    }

    @Test
    void secretParameterArrivesByEitherName(Product product) throws Exception {
        Api api = product.admin();
        try (OpenSshServer server = OpenSshServer.start()) {
            Fleet fleet = Fleet.of(api, server, "pin", 1);
            ObjectNode job = job(fleet, Map.of("ONE", "${params.pin}", "TWO", "${secrets.pin}"));
            String id = api.post("/jobs", job).expect(201).id();
            Run run = Run.started(
                    api, api.post("/jobs/" + id + "/executions", Json.object("parameters", Map.of("pin", "4711"))));

            JsonNode end = run.awaitState("succeeded", SOON);
            assertThat(run.text("")).startsWith(sha256("4711|4711"));
            assertThat(end.toString()).doesNotContain("4711\"");
        }
    }

    @Test
    void secretsAreMaskedInWhatIsStored(Product product) {
        Api api = product.admin();
        String token = Names.unique("t0ken");
        String pin = Names.unique("p1n");
        String name = store(api, Map.of("value", token));
        try (OpenSshServer server = OpenSshServer.start()) {
            Fleet fleet = Fleet.of(api, server, "masked", 1);
            ObjectNode job = job(
                    fleet,
                    "echo \"$PIN\" \"$TOKEN\" \"${#PIN}\" \"${#TOKEN}\"",
                    Map.of("PIN", "${secrets.pin}", "TOKEN", "${secrets." + name + "}"));
            String id = api.post("/jobs", job).expect(201).id();
            Run run = Run.started(
                    api, api.post("/jobs/" + id + "/executions", Json.object("parameters", Map.of("pin", pin))));

            run.awaitState("succeeded", SOON);
            assertThat(run.text("")).isEqualTo("*** *** " + pin.length() + " " + token.length() + "\n");
            assertThat(run.view().toString()).doesNotContain(pin, token);
        }
    }

    @Test
    void secretThatTheVaultLacksFailsTheStepBeforeAnythingIsSent(Product product) {
        Api api = product.admin();
        try (OpenSshServer server = OpenSshServer.start()) {
            Fleet fleet = Fleet.of(api, server, "lacking", 1);
            String several = store(api, Map.of("first", "1st", "second", "2nd"));
            ObjectNode job = job(fleet, Map.of("ONE", "${secrets." + several + "}"));
            Run run = Run.ofJob(api, api.post("/jobs", job).expect(201).id());

            run.awaitState("failed", SOON);
            JsonNode task = run.task("use", fleet.targetId(0));
            assertThat(task.path("failure").path("code").asText()).isEqualTo("secret_missing");
            assertThat(task.path("failure").path("message").asText()).contains(several);
            assertThat(run.text("")).isEmpty();
        }
    }
}
