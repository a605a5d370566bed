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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Secrets reach the commands that ask for them, and stand in nothing that is stored of the execution. */
@ExtendWith(RunningProduct.class)
class SecretsInExecutionsTest {
    private static final Duration RUN = Duration.ofSeconds(60);

    private Api api;

    @BeforeEach
    void signIn(Product product) {
        api = product.admin();
    }

    @Test
    void parametersAndSecretsOfTheVaultArriveAndAreMasked() {
        String name = Names.unique("registry");
        String token = Names.unique("t0ken");
        String pin = Names.unique("p1n");
        api.post("/credentials", Json.object("name", name, "type", "secret", "values", Map.of("token", token)))
                .expect(201);
        try (OpenSshServer hosts = OpenSshServer.start()) {
            Fleet fleet = Fleet.of(api, hosts, "secrets", 1);
            String job = job(
                    fleet,
                    Map.of("PIN", "${secrets.pin}", "TOKEN", "${secrets." + name + "}"),
                    "echo \"$PIN\" \"$TOKEN\" \"${#PIN}\" \"${#TOKEN}\"");

            Run run = Run.started(
                    api, api.post("/jobs/" + job + "/executions", Json.object("parameters", Map.of("pin", pin))));

            run.awaitState("succeeded", RUN);
            assertThat(run.text("")).isEqualTo("*** *** " + pin.length() + " " + token.length() + "\n");
            assertThat(run.view().toString()).doesNotContain(pin, token);
        }
    }

    @Test
    void aSecretThatTheVaultDoesNotHaveFailsItsStepBeforeAnythingIsSent() {
        try (OpenSshServer hosts = OpenSshServer.start()) {
            Fleet fleet = Fleet.of(api, hosts, "secrets", 1);
            String job = job(fleet, Map.of("TOKEN", "${secrets." + Names.unique("nobodys") + "}"), "echo sent");

            Run run = Run.ofJob(api, job);

            run.awaitState("failed", RUN);
            JsonNode task = run.tasks().get(0);
            assertThat(task.path("failure").path("code").asText()).isEqualTo("secret_missing");
            assertThat(run.text("")).isEmpty();
        }
    }

    private String job(Fleet fleet, Map<String, String> environment, String command) {
        ObjectNode job = Json.object(
                "name",
                Names.unique("secrets"),
                "parameters",
                List.of(Map.of("name", "pin", "type", "secret")),
                "workflow",
                Map.of(
                        "nodes",
                        List.of(Map.of(
                                "id",
                                "show",
                                "type",
                                "ssh.command",
                                "with",
                                Map.of("command", command, "environment", environment))),
                        "edges",
                        List.of()),
                "targets",
                fleet.all());
        return api.post("/jobs", job).expect(201).id();
    }
}
