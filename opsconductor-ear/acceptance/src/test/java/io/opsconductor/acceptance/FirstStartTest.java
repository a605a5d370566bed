package io.opsconductor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.testkit.Api;
import io.opsconductor.testkit.CommandLines;
import io.opsconductor.testkit.Json;
import io.opsconductor.testkit.Listeners;
import io.opsconductor.testkit.Ports;
import io.opsconductor.testkit.Product;
import io.opsconductor.testkit.Reply;
import io.opsconductor.testkit.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a newcomer does: the first start with the lab, the one-time password, a look, Ctrl-C, and a second start. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstStartTest {
    private static final String CHOSEN = "my own Choice 2026";
    private static final Map<String, String> HEAP = Map.of("OPSCONDUCTOR_HEAP", "768m");

    private final int port = Ports.forProduct();
    private final Path data = Product.freshData("first-start");
    private Product product;
    private List<ProcessHandle> processes;

    @BeforeAll
    void start() {
        product = Product.start(data, port, HEAP, "--demo");
        Awaitility.await("the address and the password are printed")
                .atMost(Duration.ofSeconds(30))
                .until(() -> product.log().contains("Password"));
    }

    @AfterAll
    void stop() {
        product.close();
    }

    @Test
    @Order(1)
    void oneTimePasswordMustBeChanged() {
        String oneTime = printedPassword();
        Api api = product.anonymous();
        api.post("/auth/login", login(oneTime)).expectProblem(403, "password-change-required");
        api.post(
                        "/auth/password",
                        Json.object("username", "admin", "currentPassword", "wrong " + oneTime, "newPassword", CHOSEN))
                .expectProblem(401);
        api.post("/auth/password", Json.object("username", "admin", "currentPassword", oneTime, "newPassword", CHOSEN))
                .expect(204);
        api.post("/auth/login", login(oneTime)).expectProblem(401);
        api.post("/auth/login", login(CHOSEN)).expect(200);
    }

    private String printedPassword() {
        Matcher line = Pattern.compile("Password +(\\S+)").matcher(product.log());
        assertThat(line.find()).as(product.log()).isTrue();
        return line.group(1);
    }

    private static JsonNode login(String password) {
        return Json.object("username", "admin", "password", password);
    }

    @Test
    @Order(2)
    void labShowsAFleetAtWork() {
        Api api = product.anonymous().signIn("admin", CHOSEN);
        assertThat(api.get("/targets").expect(200).items()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(api.get("/target-groups").expect(200).items()).isNotEmpty();
        List<JsonNode> jobs = api.get("/jobs?sort=name").expect(200).items();
        assertThat(jobs).hasSize(2);
        List<Run> runs = jobs.stream()
                .map(job -> Run.ofJob(api, job.path("id").asText()))
                .toList();
        assertThat(runs).allSatisfy(run -> assertThat(
                        run.awaitFinal(Duration.ofSeconds(60)).path("state").asText())
                .isEqualTo("succeeded"));
        // One host's check fails; the rollback that its edge leads to handles it.
        assertThat(runs.stream().flatMap(run -> run.tasks().stream()))
                .filteredOn(task -> task.path("state").asText().equals("failed"))
                .extracting(task -> task.path("targetName").asText())
                .containsExactly("db-1");
    }

    @Test
    @Order(3)
    void nothingCanBeReachedFromOtherMachines() {
        assertThat(product.processes()).allSatisfy(process -> assertThat(Listeners.beyondLoopback(process))
                .as(CommandLines.of(process))
                .isEmpty());
    }

    /** On some machines others may pass through the data folder, since PostgreSQL must. */
    @ParameterizedTest
    @Order(3)
    @ValueSource(strings = {"log", "run", "lab", "secrets"})
    void nobodyElseReadsWhatIsInTheFolder(String folder) throws IOException {
        assertThat(Files.getPosixFilePermissions(data.resolve(folder)))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    @Order(4)
    void occupiedPortIsSaidInASentence() {
        Product second = Product.launch(data.resolveSibling("occupied"), port, Map.of());
        second.awaitEnd(Duration.ofSeconds(60));
        assertThat(second.process().exitValue()).isNotZero();
        assertThat(second.log()).contains(Integer.toString(port)).doesNotContain("\tat ");
    }

    @Test
    @Order(5)
    void stoppingLeavesNoProcess() {
        processes = product.processes();
        assertThat(processes).hasSizeGreaterThan(3);
        product.stop();
        assertThat(processes).filteredOn(ProcessHandle::isAlive).isEmpty();
        assertThat(CommandLines.containing(data.toString())).isEmpty();
    }

    @Test
    @Order(6)
    void secondStartKeepsTheDataAndTokensExpire() {
        product = Product.start(
                data,
                port,
                Map.of(
                        "OPSCONDUCTOR_HEAP", "768m",
                        "OPSCONDUCTOR_TOKEN_LIFETIME", "PT2S",
                        "OPSCONDUCTOR_TRUSTED_PROXIES", "127.0.0.1",
                        "OPSCONDUCTOR_BASE_URL", "https://ops.example.org"));
        Api api = product.anonymous().signIn("admin", CHOSEN);
        assertThat(api.get("/executions").expect(200).items()).hasSize(2);
        Awaitility.await("the token expires")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> api.get("/targets").status() == 401);
        api.get("/targets").expectProblem(401);
        assertThat(product.anonymous()
                        .signIn("admin", CHOSEN)
                        .get("/audit-events?action=token.refused&actor=admin")
                        .expect(200)
                        .items())
                .isNotEmpty();
    }

    @Test
    @Order(7)
    void trustedProxySpeaksForItsClients() {
        product.anonymous()
                .post("/auth/login", login("wrong " + CHOSEN), "X-Forwarded-For", "10.1.1.1, 203.0.113.7")
                .expectProblem(401);
        assertThat(product.anonymous()
                        .signIn("admin", CHOSEN)
                        .get("/audit-events?action=user.signInRefused")
                        .expect(200)
                        .items())
                .extracting(event -> event.path("address").asText())
                .contains("203.0.113.7");
    }

    @Test
    @Order(7)
    void sessionIsKeptToHttpsWherePeopleReachTheProductByIt() {
        Reply page = product.anonymous().outside("/login.xhtml");
        assertThat(page.header("Set-Cookie")).contains("Secure", "HttpOnly");
        assertThat(page.header("Strict-Transport-Security")).isNotBlank();
    }
}
