package io.opsconductor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsconductor.testkit.Api;
import io.opsconductor.testkit.Fleet;
import io.opsconductor.testkit.Folders;
import io.opsconductor.testkit.Json;
import io.opsconductor.testkit.Names;
import io.opsconductor.testkit.OpenSshServer;
import io.opsconductor.testkit.Ports;
import io.opsconductor.testkit.Product;
import io.opsconductor.testkit.Run;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The server's JVM is killed while two executions are under way on 20 hosts each, one of a job whose steps may be run
 * again after a crash and one of a job whose may not. It is started again on the same data. Each command appends a line
 * to a file, so that what really ran on the hosts can be counted.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerKilledMidRunTest {
    private static final int HOSTS = 20;
    private static final Map<String, String> SETTINGS =
            Map.of("OPSCONDUCTOR_ADMIN_PASSWORD", Product.ADMIN_PASSWORD, "OPSCONDUCTOR_HEAP", "768m");

    private final Path workplace = Folders.shared("killed");
    private OpenSshServer hosts;
    private Product product;
    private Fleet fleet;
    private Run once;
    private Run again;
    private JsonNode onceFinal;
    private JsonNode againFinal;
    private Set<String> finishedBefore;
    private Set<String> runningBefore;

    @BeforeAll
    void killTheServerAndStartItAgain() {
        hosts = OpenSshServer.start();
        Path data = Product.freshData("killed");
        int port = Ports.forProduct();
        product = Product.start(data, port, SETTINGS);
        Api api = product.admin();
        fleet = Fleet.of(api, hosts, "node", HOSTS);
        once = Run.ofJob(api, job(api, "once", false));
        again = Run.ofJob(api, job(api, "again", true));
        Awaitility.await("both executions are in the middle of it")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> names(once, "slow", "running").size() >= 5
                        && names(once, "last", "succeeded").size() >= 3
                        && names(again, "slow", "running").size() >= 5);
        finishedBefore = once.tasks().stream()
                .filter(t -> t.path("state").asText().equals("succeeded"))
                .map(t -> t.path("id").asText())
                .collect(Collectors.toSet());
        runningBefore = names(once, "slow", "running");

        product.server().destroyForcibly();
        product.awaitEnd(Duration.ofSeconds(60));
        product = Product.start(data, port, SETTINGS);

        Api restarted = product.admin();
        once = new Run(restarted, once.id());
        again = new Run(restarted, again.id());
        onceFinal = once.awaitFinal(Duration.ofSeconds(60));
        againFinal = again.awaitFinal(Duration.ofSeconds(60));
    }

    @AfterAll
    void stop() {
        if (product != null) {
            product.close();
        }
        hosts.close();
        Folders.delete(workplace);
    }

    /** Three commands in a row; the middle one takes its time except on the first five hosts. */
    private String job(Api api, String name, boolean idempotent) {
        String log = workplace.resolve(name).toString();
        ObjectNode first = node("first", "echo first-${target.name} >> " + log);
        ObjectNode slow = node(
                "slow",
                "echo slow-${target.name} >> " + log + "; case ${target.name} in *-[1-5]) ;; *) sleep 10 ;; esac");
        ObjectNode last = node("last", "echo last-${target.name} >> " + log);
        List<ObjectNode> nodes = List.of(first, slow, last);
        nodes.forEach(node -> node.put("idempotent", idempotent));
        return api.post(
                        "/jobs",
                        Json.object(
                                "name",
                                Names.unique(name),
                                "workflow",
                                Json.object(
                                        "nodes", nodes, "edges", List.of(edge("first", "slow"), edge("slow", "last"))),
                                "strategy",
                                Map.of("kind", "parallel", "limit", 10),
                                "targets",
                                fleet.all()))
                .expect(201)
                .id();
    }

    private static ObjectNode node(String id, String command) {
        return Json.object("id", id, "type", "ssh.command", "with", Map.of("command", command));
    }

    private static ObjectNode edge(String from, String to) {
        return Json.object("from", from, "to", to, "on", "success");
    }

    private static Set<String> names(Run run, String step, String state) {
        return run.tasks().stream()
                .filter(t -> t.path("stepId").asText().equals(step))
                .filter(t -> t.path("state").asText().equals(state))
                .map(t -> t.path("targetName").asText())
                .collect(Collectors.toSet());
    }

    /** How often each line was written by the commands on the hosts. */
    private Map<String, Long> sideEffects(String job) {
        return Folders.lines(workplace.resolve(job)).stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    @Test
    void tasksThatWereRunningAreInterrupted() {
        assertThat(onceFinal.path("state").asText()).as(onceFinal.toString()).isEqualTo("interrupted");
        assertThat(interruptedHosts()).containsAnyElementsOf(runningBefore);
        assertThat(names(once, "last", "skipped")).isSubsetOf(interruptedHosts());
    }

    private Set<String> interruptedHosts() {
        return Stream.of("first", "slow", "last")
                .flatMap(step -> names(once, step, "interrupted").stream())
                .collect(Collectors.toSet());
    }

    @Test
    void nothingRunsTwiceUnlessItMay() {
        assertThat(sideEffects("once"))
                .isNotEmpty()
                .allSatisfy((line, times) -> assertThat(times).as(line).isEqualTo(1));
        assertThat(sideEffects("again"))
                .isNotEmpty()
                .allSatisfy((line, times) -> assertThat(times).as(line).isBetween(1L, 2L));
    }

    @Test
    void finishedTasksStayFinished() {
        Set<String> succeeded = once.tasks().stream()
                .filter(t -> t.path("state").asText().equals("succeeded"))
                .map(t -> t.path("id").asText())
                .collect(Collectors.toSet());
        assertThat(succeeded).containsAll(finishedBefore);
    }

    @Test
    void hostsThatHadNotBegunAreStillDone() {
        Set<String> others = new TreeSet<>(allNames());
        others.removeAll(interruptedHosts());
        assertThat(others).isNotEmpty().isEqualTo(names(once, "last", "succeeded"));
    }

    @Test
    void idempotentStepsAreRunAgainUntilAllIsDone() {
        assertThat(againFinal.path("state").asText()).as(againFinal.toString()).isEqualTo("succeeded");
        assertThat(names(again, "last", "succeeded")).isEqualTo(allNames());
        assertThat(sideEffects("again").values()).contains(2L);
    }

    @Test
    void nothingIsLeftRunning() {
        for (String state : List.of("queued", "running", "cancelling")) {
            assertThat(product.admin()
                            .get("/executions?state=" + state)
                            .expect(200)
                            .items())
                    .isEmpty();
        }
        assertThat(once.tasks()).extracting(t -> t.path("state").asText()).doesNotContain("running", "queued");
    }

    private Set<String> allNames() {
        return Set.copyOf(fleet.names());
    }
}
