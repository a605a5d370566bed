package io.opsconductor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.testkit.Api;
import io.opsconductor.testkit.CommandLines;
import io.opsconductor.testkit.Fleet;
import io.opsconductor.testkit.Folders;
import io.opsconductor.testkit.Json;
import io.opsconductor.testkit.Names;
import io.opsconductor.testkit.OpenSshServer;
import io.opsconductor.testkit.Product;
import io.opsconductor.testkit.Run;
import io.opsconductor.testkit.SshKey;
import io.opsconductor.testkit.SshUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hosts that are set up unlike the textbook, and many of them. */
@ExtendWith(RunningProduct.class)
class HardHostsTest {
    private static final Duration RUN = Duration.ofSeconds(60);

    private Api api;

    @BeforeEach
    void signIn(Product product) {
        api = product.admin();
    }

    @Test
    void thousandHostsRunOneCommand() {
        try (OpenSshServer hosts = OpenSshServer.start()) {
            Fleet fleet = Fleet.of(api, hosts, "many", 1000);
            Run run = fleet.run("echo done");
            JsonNode view = run.awaitState("succeeded", Duration.ofMinutes(3));
            assertThat(view.path("progress").path("targets").asInt()).isEqualTo(1000);
            assertThat(view.path("progress").path("succeeded").asInt()).isEqualTo(1000);
            assertThat(run.tasks())
                    .hasSize(1000)
                    .allSatisfy(t -> assertThat(t.path("exitCode").asInt()).isZero());
            assertThat(run.text("").lines().filter("done"::equals).count()).isEqualTo(1000);
        }
    }

    @Test
    void bannerAndLoginMessageDoNotDisturb() throws IOException {
        Path banner = Files.createTempFile("banner", ".txt");
        Files.writeString(banner, "Authorised use only.\n".repeat(50));
        String noisy = "ForceCommand echo Welcome, last login was yesterday; echo 'disk is getting full' >&2; "
                + "exec /bin/sh -c \"$SSH_ORIGINAL_COMMAND\"";
        try (OpenSshServer hosts = OpenSshServer.start("Banner " + banner, noisy)) {
            Fleet fleet = Fleet.of(api, hosts, "noisy", 1);
            Run run = fleet.run("echo out; exit 4");
            JsonNode view = run.awaitState("failed", RUN);
            assertThat(run.tasks().get(0).path("exitCode").asInt())
                    .as(view.toString())
                    .isEqualTo(4);
            assertThat(run.text("")).contains("out\n").doesNotContain("Authorised use only");
            assertCancelLeavesNothing(fleet);
        } finally {
            Files.delete(banner);
        }
    }

    @Test
    void loginShellNeedNotBeBash() {
        SshKey key = SshKey.generate("ecdsa", "");
        try (OpenSshServer hosts = OpenSshServer.startFor(SshUser.withCShell(), key)) {
            Fleet fleet = Fleet.of(api, hosts, "csh", 1);
            Run run = fleet.run("X='a b'; for i in 1 2; do echo \"$X $i\" '!'; done 2>&1; exit 5");
            run.awaitState("failed", RUN);
            assertThat(run.tasks().get(0).path("exitCode").asInt()).isEqualTo(5);
            assertThat(run.text("")).isEqualTo("a b 1 !\na b 2 !\n");
            assertCancelLeavesNothing(fleet);
        }
    }

    @Test
    void oneSessionPerConnectionIsEnough() {
        Path workplace = Folders.shared("one-session");
        try (OpenSshServer hosts = OpenSshServer.start("MaxSessions 1")) {
            Fleet fleet = Fleet.of(api, hosts, "narrow", 2);
            String file = workplace + "/${target.name}";
            String job = api.post(
                            "/jobs",
                            Json.object(
                                    "name",
                                    Names.unique("narrow"),
                                    "workflow",
                                    Json.object(
                                            "nodes",
                                            List.of(
                                                    node(
                                                            "put",
                                                            "sftp.upload",
                                                            Map.of("content", "hello\n", "path", file)),
                                                    node("read", "ssh.command", Map.of("command", "cat " + file)),
                                                    node(
                                                            "also",
                                                            "ssh.script",
                                                            Map.of("script", "sleep 1; echo also\n"))),
                                            "edges",
                                            List.of(Json.object("from", "put", "to", "read", "on", "success"))),
                                    "targets",
                                    fleet.all()))
                    .expect(201)
                    .id();
            Run first = Run.ofJob(api, job);
            Run second = fleet.run("sleep 1; echo meanwhile");
            first.awaitState("succeeded", RUN);
            second.awaitState("succeeded", RUN);
            assertThat(first.output("read", fleet.targetId(1), "stdout")).isEqualTo("hello\n");
            assertCancelLeavesNothing(fleet);
        } finally {
            Folders.delete(workplace);
        }
    }

    @ParameterizedTest
    @CsvSource({"rsa,''", "ecdsa,open sesame", "ed25519,open sesame"})
    void everyKindOfKeyOpensTheDoor(String type, String passphrase) {
        SshKey key = SshKey.generate(type, passphrase);
        try (OpenSshServer hosts = OpenSshServer.startFor(SshUser.ordinary(), key)) {
            var credential = Fleet.sshKey(Names.unique(type), hosts.user(), key.privateKey());
            if (!passphrase.isEmpty()) {
                credential.put("passphrase", passphrase);
            }
            String credentialId =
                    api.post("/credentials", credential).expect(201).id();
            String name = Names.unique("key");
            String target = api.post("/targets", Fleet.target(name, "127.0.0.1", hosts.port(), credentialId, name))
                    .expect(201)
                    .id();
            JsonNode result =
                    api.post("/targets/" + target + "/test", null).expect(200).json();
            assertThat(result.path("stage").asText()).as(result.toString()).isEqualTo("done");
        }
    }

    private static Object node(String id, String type, Map<String, String> with) {
        return Json.object("id", id, "type", type, "with", with);
    }

    private static void assertCancelLeavesNothing(Fleet fleet) {
        String sleep = "sleep 600." + ThreadLocalRandom.current().nextInt(100_000, 999_999);
        Run run = fleet.run(sleep);
        Awaitility.await("the command runs").atMost(RUN).until(() -> CommandLines.containing(sleep).stream()
                .anyMatch(sleep::equals));
        run.cancel(false);
        run.awaitState("cancelled", RUN);
        Awaitility.await("no process is left: " + CommandLines.containing(sleep))
                .atMost(Duration.ofSeconds(10))
                .until(() -> CommandLines.containing(sleep).isEmpty());
    }
}
