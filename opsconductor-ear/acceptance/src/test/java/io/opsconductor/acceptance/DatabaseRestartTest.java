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
import io.opsconductor.testkit.Reply;
import io.opsconductor.testkit.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * PostgreSQL restarts all its processes again and again for ten seconds, as it does when one of them dies, while a job
 * runs on 100 hosts. Each command appends a line to a file, so that what really ran on the hosts can be counted.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseRestartTest {
    private static final int HOSTS = 100;
    private static final List<String> STEPS = List.of("first", "second", "third");
    private static final Duration OUTAGE = Duration.ofSeconds(10);

    private final Path workplace = Folders.shared("database-restart");
    private final List<Reply> answers = new ArrayList<>();
    private OpenSshServer hosts;
    private Product product;
    private Run run;
    private JsonNode end;

    @BeforeAll
    void restartTheDatabaseMidRun() throws IOException, InterruptedException {
        hosts = OpenSshServer.start();
        Path data = Product.freshData("database-restart");
        product =
                Product.start(data, Ports.forProduct(), Map.of("OPSCONDUCTOR_ADMIN_PASSWORD", Product.ADMIN_PASSWORD));
        Api api = product.admin();
        Fleet fleet = Fleet.of(api, hosts, "node", HOSTS);
        run = Run.ofJob(api, job(api, fleet));
        Awaitility.await("the job is in the middle of it")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> run.view().path("progress").path("succeeded").asInt() >= 30);

        Instant back = Instant.now().plus(OUTAGE);
        while (Instant.now().isBefore(back)) {
            killConnections();
            answers.add(api.get("/targets?limit=1"));
            Thread.sleep(200);
        }
        product.awaitReady();
        end = run.awaitFinal(Duration.ofMinutes(2));
    }

    @AfterAll
    void stop() {
        if (product != null) {
            product.close();
        }
        hosts.close();
        Folders.delete(workplace);
    }

    private String job(Api api, Fleet fleet) {
        String log = workplace.resolve("ran").toString();
        List<ObjectNode> nodes = STEPS.stream()
                .map(step -> Json.object(
                        "id",
                        step,
                        "type",
                        "ssh.command",
                        "with",
                        Map.of("command", "echo " + step + "-${target.name} >> " + log + "; sleep 1")))
                .toList();
        return api.post(
                        "/jobs",
                        Json.object(
                                "name",
                                Names.unique("restart"),
                                "workflow",
                                Json.object(
                                        "nodes",
                                        nodes,
                                        "edges",
                                        List.of(
                                                Json.object("from", "first", "to", "second", "on", "success"),
                                                Json.object("from", "second", "to", "third", "on", "success"))),
                                "strategy",
                                Map.of("kind", "parallel", "limit", 25),
                                "targets",
                                fleet.all()))
                .expect(201)
                .id();
    }

    /** The server process lives on; it takes this for a crash, ends all its other processes and recovers. */
    private void killConnections() throws IOException {
        Path pidFile = product.data().resolve("postgres/data-16/postmaster.pid");
        long postmaster = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
        ProcessHandle.of(postmaster).orElseThrow().children().forEach(process -> {
            if (CommandLines.of(process).contains("127.0.0.1(")) {
                process.destroyForcibly();
            }
        });
    }

    @Test
    void everyTaskSucceeds() {
        assertThat(end.path("state").asText()).as(end.toString()).isEqualTo("succeeded");
        assertThat(run.tasks()).hasSize(HOSTS * STEPS.size()).allSatisfy(task -> assertThat(
                        task.path("state").asText())
                .as(task.toString())
                .isEqualTo("succeeded"));
    }

    @Test
    void everyCommandRanOnce() {
        assertThat(Folders.lines(workplace.resolve("ran")))
                .hasSize(HOSTS * STEPS.size())
                .doesNotHaveDuplicates();
    }

    @Test
    void theApiSaysMeanwhileWhenToComeBack() {
        List<Reply> refusals =
                answers.stream().filter(reply -> reply.status() != 200).toList();
        assertThat(refusals).isNotEmpty().allSatisfy(reply -> {
            reply.expectProblem(503);
            assertThat(reply.header("Retry-After")).isNotBlank();
        });
    }

    @Test
    void everythingAnswersAfterwards() {
        Api again = product.admin();
        again.get("/jobs").expect(200);
        again.get("/audit-events?limit=1").expect(200);
        Run next = Run.started(
                again,
                again.post(
                        "/commands",
                        Json.object(
                                "command",
                                "true",
                                "targets",
                                Json.object(
                                        "ids",
                                        List.of(run.tasks()
                                                .get(0)
                                                .path("targetId")
                                                .asText())))));
        next.awaitState("succeeded", Duration.ofSeconds(30));
    }
}
