package io.opsconductor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsconductor.testkit.Api;
import io.opsconductor.testkit.CommandLines;
import io.opsconductor.testkit.Fleet;
import io.opsconductor.testkit.Folders;
import io.opsconductor.testkit.Json;
import io.opsconductor.testkit.Names;
import io.opsconductor.testkit.OpenSshServer;
import io.opsconductor.testkit.Ports;
import io.opsconductor.testkit.Product;
import io.opsconductor.testkit.Run;
import io.opsconductor.testkit.SshKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Hosts that are away, silent, broken or not who they were. Each failure says what it is, and good hosts go on. */
@ExtendWith(RunningProduct.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadHostsTest {
    private static final Duration RUN = Duration.ofSeconds(60);

    private Api api;
    private OpenSshServer good;
    private Fleet fleet;

    @BeforeAll
    void addGoodHost(Product product) {
        api = product.admin();
        good = OpenSshServer.start();
        fleet = Fleet.of(api, good, "good", 1);
    }

    @AfterAll
    void stopGoodHost() {
        good.close();
    }

    private String target(int port, ObjectNode options) {
        String name = Names.unique("bad");
        ObjectNode target = Fleet.target(name, "127.8.0.1", port, fleet.credentialId(), name);
        if (options != null) {
            ((ObjectNode) target.path("connections").path(0)).set("options", options);
        }
        return api.post("/targets", target).expect(201).id();
    }

    private JsonNode test(String target) {
        return api.post("/targets/" + target + "/test", null).expect(200).json();
    }

    private void assertStage(JsonNode result, String stage) {
        assertThat(result.path("ok").asBoolean()).as(result.toString()).isFalse();
        assertThat(result.path("stage").asText()).as(result.toString()).isEqualTo(stage);
        assertThat(result.path("detail").asText()).isNotBlank().doesNotContain("Exception", "PRIVATE KEY");
    }

    /** Runs on the bad host and on the good one; the good one succeeds, the bad one's task is returned. */
    private JsonNode runBeside(String bad, String command, Integer timeoutSeconds) {
        ObjectNode body =
                Json.object("command", command, "targets", Json.object("ids", List.of(bad, fleet.targetId(0))));
        if (timeoutSeconds != null) {
            body.put("timeoutSeconds", timeoutSeconds);
        }
        Run run = Run.started(api, api.post("/commands", body));
        run.awaitFinal(RUN);
        List<JsonNode> tasks = run.tasks();
        assertThat(tasks)
                .filteredOn(t -> t.path("targetId").asText().equals(fleet.targetId(0)))
                .extracting(t -> t.path("state").asText())
                .containsExactly("succeeded");
        return tasks.stream()
                .filter(t -> t.path("targetId").asText().equals(bad))
                .findFirst()
                .orElseThrow();
    }

    private static void assertFailureIsSaid(JsonNode task) {
        assertThat(task.path("failure").path("code").asText())
                .as(task.toString())
                .isNotBlank();
        assertThat(task.path("failure").path("message").asText())
                .as(task.toString())
                .isNotBlank()
                .doesNotContain("Exception", "PRIVATE KEY");
        assertThat(task.path("exitCode").isNumber()).as(task.toString()).isFalse();
    }

    @Test
    void closedPortFailsAtConnect() {
        String target = target(Ports.free(), null);
        assertStage(test(target), "connect");
        JsonNode task = runBeside(target, "true", null);
        assertThat(task.path("state").asText()).isEqualTo("failed");
        assertFailureIsSaid(task);
    }

    @Test
    void unknownHostNameFailsAtResolve() {
        String name = Names.unique("nowhere");
        String target = api.post("/targets", Fleet.target(name, name + ".invalid", 22, fleet.credentialId(), name))
                .expect(201)
                .id();
        assertStage(test(target), "resolve");
    }

    @Test
    void silentHostTimesOutAsSet() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getByName("127.8.0.1"))) {
            JsonNode task = runBeside(target(silent.getLocalPort(), null), "true", 3);
            assertThat(task.path("state").asText()).as(task.toString()).isEqualTo("timed_out");
            assertThat(task.path("failure").path("message").asText()).contains("3 s");
            assertFailureIsSaid(task);
        }
    }

    @Test
    void commandThatDoesNotEndTimesOutAndIsEnded() {
        String sleep = "sleep 600." + ThreadLocalRandom.current().nextInt(100_000, 999_999);
        Run run = Run.started(
                api, api.post("/commands", Json.object("command", sleep, "targets", fleet.all(), "timeoutSeconds", 2)));
        run.awaitFinal(RUN);
        assertThat(run.tasks().get(0).path("state").asText()).isEqualTo("timed_out");
        Awaitility.await("no process is left").atMost(Duration.ofSeconds(10)).until(() -> CommandLines.containing(sleep)
                .isEmpty());
    }

    @Test
    void hostThatHangsUpDuringTheGreetingFailsClearly() throws IOException {
        try (ServerSocket rude = new ServerSocket(0, 50, InetAddress.getByName("127.8.0.1"))) {
            Thread hangUp = new Thread(() -> greetAndHangUp(rude), "rude host");
            hangUp.setDaemon(true);
            hangUp.start();
            String target = target(rude.getLocalPort(), null);
            assertThat(test(target).path("ok").asBoolean()).isFalse();
            JsonNode task = runBeside(target, "true", null);
            assertThat(task.path("state").asText()).isEqualTo("failed");
            assertFailureIsSaid(task);
        }
    }

    private static void greetAndHangUp(ServerSocket rude) {
        while (!rude.isClosed()) {
            try (Socket guest = rude.accept()) {
                guest.getOutputStream().write("SSH-2.0-Rude_1.0\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException hungUp) {
                // The test closed the socket, or the guest was faster; the next one is served.
            }
        }
    }

    /** Where the process group of the command is told, this one writes what no database takes. */
    @Test
    void hostThatMakesUpItsProcessHarmsNobodyElse() throws IOException {
        Path folder = Folders.shared("hostile");
        Path shell = Files.writeString(folder.resolve("shell.sh"), """
                IFS= read -r marker
                until IFS= read -r line; test "$line" = "$marker"; do :; done
                printf '%s 123 \\0x\\n' "$marker" >&2
                printf '%s\\nmade up\\n' "$marker"
                """);
        Files.setPosixFilePermissions(shell, PosixFilePermissions.fromString("rw-r--r--"));
        try (OpenSshServer hostile = OpenSshServer.startFor(good.user(), good.key(), "ForceCommand /bin/sh " + shell)) {
            JsonNode task = runBeside(target(hostile.port(), null), "echo fine", null);
            assertThat(task.path("state").asText()).as(task.toString()).isEqualTo("succeeded");
        } finally {
            Folders.delete(folder);
        }
    }

    @Test
    void hostThatDiesMidwayIsNotTakenForSuccess() {
        try (OpenSshServer dying = OpenSshServer.startFor(good.user(), good.key())) {
            String sleep = "sleep 600." + ThreadLocalRandom.current().nextInt(100_000, 999_999);
            String target = target(dying.port(), null);
            Run run = Run.started(
                    api,
                    api.post(
                            "/commands",
                            Json.object("command", sleep, "targets", Json.object("ids", List.of(target)))));
            Awaitility.await("the command runs").atMost(RUN).until(() -> CommandLines.containing(sleep).stream()
                    .anyMatch(sleep::equals));
            dying.stop();
            run.awaitFinal(RUN);
            JsonNode task = run.tasks().get(0);
            assertThat(task.path("state").asText()).as(task.toString()).isEqualTo("interrupted");
            assertFailureIsSaid(task);
        }
    }

    @Test
    void changedHostKeyIsRefusedUntilAPersonReplacesIt() {
        try (OpenSshServer host = OpenSshServer.startFor(good.user(), good.key())) {
            String target = target(host.port(), null);
            assertThat(test(target).path("ok").asBoolean()).isTrue();
            host.impersonate();

            assertStage(test(target), "hostKey");
            JsonNode task = runBeside(target, "true", null);
            assertThat(task.path("state").asText()).isEqualTo("failed");
            assertFailureIsSaid(task);
            assertThat(task.path("failure").toString()).containsIgnoringCase("key");

            ObjectNode replaced = (ObjectNode) api.get("/targets/" + target).json();
            ObjectNode body = Fleet.target(
                    replaced.path("name").asText(), "127.8.0.1", host.port(), fleet.credentialId(), "replaced");
            ((ObjectNode) body.path("connections").path(0))
                    .set("options", Json.object("hostKeyPolicy", "strict", "hostKeys", List.of(host.hostKey())));
            api.changed("/targets/" + target, body).expect(200);
            assertThat(test(target).path("stage").asText()).isEqualTo("done");
        }
    }

    @Test
    void strictTargetRefusesAKeyItWasNotTold() {
        String other = SshKey.generate("ed25519", "").publicKey();
        String target = target(good.port(), Json.object("hostKeyPolicy", "strict", "hostKeys", List.of(other)));
        assertStage(test(target), "hostKey");
        String told = target(good.port(), Json.object("hostKeyPolicy", "strict", "hostKeys", List.of(good.hostKey())));
        assertThat(test(told).path("stage").asText()).isEqualTo("done");
    }

    @Test
    void wrongKeyFailsAtAuthentication() {
        String stranger = api.post(
                        "/credentials",
                        Fleet.sshKey(
                                Names.unique("stranger"),
                                good.user(),
                                SshKey.generate("ed25519", "").privateKey()))
                .expect(201)
                .id();
        String name = Names.unique("stranger");
        String target = api.post("/targets", Fleet.target(name, "127.8.0.2", good.port(), stranger, name))
                .expect(201)
                .id();
        assertStage(test(target), "authenticate");
        JsonNode task = runBeside(target, "true", null);
        assertThat(task.path("state").asText()).isEqualTo("failed");
        assertFailureIsSaid(task);
    }

    @Test
    void runOnNothingSaysSo() {
        Run run = Run.started(
                api,
                api.post(
                        "/commands",
                        Json.object(
                                "command",
                                "true",
                                "targets",
                                Json.object("tags", Map.of("fleet", Names.unique("none"))))));
        JsonNode view = run.awaitFinal(RUN);
        assertThat(view.path("state").asText()).isEqualTo("failed");
        assertThat(view.path("failure").path("code").asText()).isEqualTo("no_targets");
    }
}
