package io.opsconductor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.opsconductor.testkit.Api;
import io.opsconductor.testkit.CommandLines;
import io.opsconductor.testkit.Events;
import io.opsconductor.testkit.Fleet;
import io.opsconductor.testkit.Folders;
import io.opsconductor.testkit.Json;
import io.opsconductor.testkit.Names;
import io.opsconductor.testkit.OpenSshServer;
import io.opsconductor.testkit.Product;
import io.opsconductor.testkit.Reply;
import io.opsconductor.testkit.Run;
import io.opsconductor.testkit.SshKey;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The journey that the product is for, with nothing but HTTP: from signing in to a job on three real OpenSSH hosts, its
 * events, output and exit codes, a cancelled command, the audit log and the e-mail. Each test is one stage and builds on
 * the ones before.
 */
@ExtendWith(RunningProduct.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JobOnRealHostsTest {
    private static final Duration RUN = Duration.ofSeconds(60);

    private final Mailbox mailbox = new Mailbox();
    private final Path workplace = Folders.shared("journey");
    private final String jobName = Names.unique("roll out");
    private Product product;
    private OpenSshServer hosts;
    private Api api;
    private String credentialId;
    private final List<String> targetIds = new ArrayList<>();
    private final List<String> targetNames = new ArrayList<>();
    private String jobId;
    private Run run;
    private Run cancelled;
    private String mail;

    @BeforeAll
    void startHosts(Product running) {
        product = running;
        hosts = OpenSshServer.start();
    }

    @AfterAll
    void stopHosts() {
        if (hosts != null) {
            hosts.close();
        }
        mailbox.close();
        Folders.delete(workplace);
    }

    @Test
    @Order(1)
    void administratorSignsIn() {
        JsonNode tokens = product.anonymous()
                .post("/auth/login", Json.object("username", "admin", "password", product.adminPassword()))
                .expect(200)
                .json();
        assertThat(tokens.path("tokenType").asText()).isEqualTo("Bearer");
        assertThat(tokens.path("expiresIn").asInt()).isBetween(60, 900);
        assertThat(tokens.path("refreshToken").asText()).isNotBlank();

        api = product.anonymous().withToken(tokens.path("accessToken").asText());
        JsonNode me = api.get("/auth/me").expect(200).json();
        assertThat(me.path("username").asText()).isEqualTo("admin");
        assertThat(Json.items(me.path("roles")).stream().map(JsonNode::asText)).contains("administrator");
    }

    @Test
    @Order(2)
    void sshKeyIsStoredAndNeverShownAgain() {
        String name = Names.unique("deploy key");
        SshKey key = hosts.key();
        Reply created = api.post("/credentials", Fleet.sshKey(name, hosts.user(), key.privateKey()))
                .expect(201);
        credentialId = created.id();
        assertThat(created.header("Location")).isEqualTo("/api/v1/credentials/" + credentialId);

        Reply read = api.get("/credentials/" + credentialId).expect(200);
        assertThat(read.json().path("username").asText()).isEqualTo(hosts.user());
        assertThat(read.json().path("fingerprint").asText()).startsWith("SHA256:");
        assertThat(read.header("ETag")).isNotBlank();
        String secretPart = key.privateKey().lines().skip(2).findFirst().orElseThrow();
        assertThat(created.text() + read.text() + api.get("/credentials").text())
                .doesNotContain(secretPart, "PRIVATE KEY");
    }

    @Test
    @Order(3)
    void threeHostsAreAdded() {
        String fleet = Names.unique("web");
        for (int i = 1; i <= 3; i++) {
            ObjectNode target = Fleet.target(fleet + "-" + i, "127.3.0." + i, hosts.port(), credentialId, fleet);
            Reply created = api.post("/targets", target).expect(201);
            assertThat(created.header("Location")).isEqualTo("/api/v1/targets/" + created.id());
            targetIds.add(created.id());
            targetNames.add(fleet + "-" + i);
        }
        List<JsonNode> found = api.get("/targets?q=" + fleet.toUpperCase(java.util.Locale.ROOT) + "&sort=-name")
                .expect(200)
                .items();
        assertThat(found)
                .extracting(t -> t.path("name").asText())
                .containsExactly(fleet + "-3", fleet + "-2", fleet + "-1");
        assertThat(found.get(2).path("tags").path("fleet").asText()).isEqualTo(fleet);
        assertThat(api.get("/credentials/" + credentialId)
                        .json()
                        .path("usage")
                        .path("targets")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    @Order(4)
    void connectionTestReachesEachHost() {
        for (String target : targetIds) {
            JsonNode result =
                    api.post("/targets/" + target + "/test", null).expect(200).json();
            assertThat(result.path("ok").asBoolean()).as(result.toString()).isTrue();
            assertThat(result.path("stage").asText()).isEqualTo("done");
            assertThat(result.path("protocol").asText()).isEqualTo("ssh");
            assertThat(result.path("latencyMs").isNumber()).isTrue();
        }
    }

    @Test
    @Order(5)
    void whatWasReadBeforeTheFirstConnectionMayBeSentBackAfterIt() {
        String path = "/targets/"
                + api.post(
                                "/targets",
                                Fleet.target(Names.unique("fresh"), "127.3.0.9", hosts.port(), credentialId, "fresh"))
                        .expect(201)
                        .id();
        Reply before = api.get(path).expect(200);
        assertThat(options(before).has("hostKeys")).isFalse();

        api.post(path + "/test", null).expect(200);

        Reply pinned = api.send("GET", path, null, "If-None-Match", before.header("ETag"))
                .expect(200);
        assertThat(options(pinned).path("hostKeys")).hasSize(1);
        api.send("GET", path, null, "If-None-Match", pinned.header("ETag")).expect(304);
        Reply after =
                api.put(path, before.json(), "If-Match", before.header("ETag")).expect(200);
        assertThat(options(after).path("hostKeys")).isEqualTo(options(pinned).path("hostKeys"));
    }

    private static JsonNode options(Reply target) {
        return target.json().path("connections").path(0).path("options");
    }

    @Test
    @Order(6)
    void mailIsSubscribed() {
        ObjectNode channel = Json.object(
                "name",
                Names.unique("ops mail"),
                "type",
                "email",
                "config",
                Json.object(
                        "host",
                        "127.0.0.1",
                        "port",
                        mailbox.port(),
                        "security",
                        "none",
                        "from",
                        "opsconductor@example.org",
                        "to",
                        List.of("ops@example.org")),
                "enabled",
                true);
        String channelId = api.post("/channels", channel).expect(201).id();
        api.post(
                        "/subscriptions",
                        Json.object(
                                "channelId",
                                channelId,
                                "events",
                                List.of("io.opsconductor.automation.execution.*"),
                                "enabled",
                                true))
                .expect(201);
    }

    @Test
    @Order(7)
    void jobIsCreated() {
        Reply created = api.post("/jobs", job()).expect(201);
        jobId = created.id();
        assertThat(created.header("Location")).isEqualTo("/api/v1/jobs/" + jobId);

        JsonNode read = api.get("/jobs/" + jobId).expect(200).json();
        assertThat(read.path("name").asText()).isEqualTo(jobName);
        assertThat(read.path("folder").asText()).isEqualTo("/");
        assertThat(Json.texts(read.path("workflow").path("nodes"), "id")).containsExactly("upload", "run", "rescue");
        assertThat(Json.texts(read.path("workflow").path("edges"), "on")).containsExactly("success", "failure");
        assertThat(read.path("workflow")
                        .path("nodes")
                        .path(0)
                        .path("with")
                        .path("mode")
                        .asText())
                .isEqualTo("0755");
    }

    /** Uploads a script, runs it, and where it fails (on the third host) runs another. */
    private ObjectNode job() {
        String script = "#!/bin/sh\necho \"rolling out ${1:-?}\"\necho careful >&2\ncase $1 in *-3) exit 7;; esac\n";
        String path = workplace + "/${target.name}.sh";
        return Json.object(
                "name",
                jobName,
                "workflow",
                Json.object(
                        "nodes",
                        List.of(
                                node("upload", "sftp.upload", Map.of("content", script, "path", path, "mode", "0755")),
                                node("run", "ssh.command", Map.of("command", path + " ${target.name}")),
                                node(
                                        "rescue",
                                        "ssh.script",
                                        Map.of("script", "echo rescued $1\n", "args", List.of("${target.name}")))),
                        "edges",
                        List.of(
                                Json.object("from", "upload", "to", "run", "on", "success"),
                                Json.object("from", "run", "to", "rescue", "on", "failure"))),
                "targets",
                Api.names(targetNames.toArray(String[]::new)));
    }

    private static ObjectNode node(String id, String type, Map<String, ?> with) {
        return Json.object("id", id, "type", type, "with", with);
    }

    @Test
    @Order(8)
    void executionIsFollowedByItsEvents() throws Exception {
        Reply accepted = api.post("/jobs/" + jobId + "/executions", Json.object());
        run = Run.started(api, accepted);
        assertThat(accepted.json().path("number").asInt()).isEqualTo(1);
        assertThat(accepted.json().path("trigger").path("type").asText()).isEqualTo("user");

        String middle;
        try (Events events = api.events(run.id(), null)) {
            events.awaitEnd(RUN);
            List<Events.Event> executions = events.named("execution");
            assertThat(executions
                            .get(executions.size() - 1)
                            .data()
                            .path("state")
                            .asText())
                    .isEqualTo("succeeded");
            assertThat(finishedTasks(events)).isEqualTo(9);
            assertThat(events.named("output"))
                    .extracting(e -> e.data().path("text").asText())
                    .contains("rolling out " + targetNames.get(0) + "\n");
            middle = events.seen().get(events.seen().size() / 2).id();
        }
        try (Events rest = api.events(run.id(), middle)) {
            rest.awaitEnd(RUN);
            assertThat(rest.seen()).isNotEmpty().extracting(Events.Event::id).doesNotContain(middle);
        }
    }

    private static int finishedTasks(Events events) {
        HashSet<String> finished = new HashSet<>();
        for (Events.Event event : events.named("task")) {
            String state = event.data().path("state").asText();
            if (List.of("succeeded", "failed", "skipped").contains(state)) {
                finished.add(event.data().path("id").asText());
            }
        }
        return finished.size();
    }

    @Test
    @Order(9)
    void outputAndExitCodesOfEachHostAreKept() {
        JsonNode view = run.awaitState("succeeded", RUN);
        assertThat(view.path("progress").path("targets").asInt()).isEqualTo(3);
        assertThat(view.path("progress").path("tasks").asInt()).isEqualTo(9);
        assertThat(view.path("progress").path("succeeded").asInt()).isEqualTo(6);
        assertThat(view.path("progress").path("failed").asInt()).isEqualTo(1);
        assertThat(view.path("progress").path("skipped").asInt()).isEqualTo(2);
        for (int i = 0; i < 3; i++) {
            String target = targetIds.get(i);
            boolean fails = i == 2;
            assertThat(run.task("upload", target).path("state").asText()).isEqualTo("succeeded");
            JsonNode task = run.task("run", target);
            assertThat(task.path("state").asText()).isEqualTo(fails ? "failed" : "succeeded");
            assertThat(task.path("exitCode").asInt()).isEqualTo(fails ? 7 : 0);
            assertThat(task.path("attempt").asInt()).isEqualTo(1);
            assertThat(task.path("targetName").asText()).isEqualTo(targetNames.get(i));
            assertThat(run.output("run", target, "stdout")).isEqualTo("rolling out " + targetNames.get(i) + "\n");
            assertThat(run.output("run", target, "stderr")).isEqualTo("careful\n");
            assertThat(run.task("rescue", target).path("state").asText()).isEqualTo(fails ? "succeeded" : "skipped");
            assertThat(run.output("rescue", target, "stdout"))
                    .isEqualTo(fails ? "rescued " + targetNames.get(2) + "\n" : "");
        }
        assertThat(run.task("run", targetIds.get(2))
                        .path("failure")
                        .path("code")
                        .asText())
                .isNotBlank();
        assertThat(run.text("?stepId=rescue")).isEqualTo("rescued " + targetNames.get(2) + "\n");
    }

    @Test
    @Order(9)
    void outputIsReadOnAfterAPlaceAsTextToo() {
        JsonNode first = api.get("/executions/" + run.id() + "/output?limit=1")
                .expect(200)
                .json();
        String text = first.path("items").path(0).path("text").asText();

        assertThat(text + run.text("?after=" + first.path("next").asLong())).isEqualTo(run.text(""));
    }

    @Test
    @Order(9)
    void aFailureThatWasHandledIsNoneToRetry() {
        api.post("/executions/" + run.id() + "/retry", Json.object("from", "failed"))
                .expectProblem(409, "nothing-failed");
    }

    @Test
    @Order(10)
    void stepsSumUpTheHosts() {
        List<JsonNode> steps =
                api.get("/executions/" + run.id() + "/steps").expect(200).items();
        assertThat(steps).extracting(s -> s.path("stepId").asText()).containsExactly("upload", "run", "rescue");
        JsonNode middle = steps.get(1);
        assertThat(middle.path("type").asText()).isEqualTo("ssh.command");
        assertThat(middle.path("tasks").path("succeeded").asInt()).isEqualTo(2);
        assertThat(middle.path("tasks").path("failed").asInt()).isEqualTo(1);
    }

    @Test
    @Order(11)
    void cancelledCommandLeavesNoProcessOnTheHosts() {
        String sleep = "sleep 600." + ThreadLocalRandom.current().nextInt(100_000, 999_999);
        cancelled = Run.started(
                api, api.post("/commands", Json.object("command", sleep, "targets", Json.object("ids", targetIds))));
        Awaitility.await("the command runs on all hosts")
                .atMost(RUN)
                .until(() -> CommandLines.containing(sleep).stream()
                                .filter(line -> line.equals(sleep))
                                .count()
                        == 3);

        cancelled.cancel(false);

        JsonNode view = cancelled.awaitState("cancelled", RUN);
        assertThat(view.path("kind").asText()).isEqualTo("command");
        assertThat(view.path("progress").path("cancelled").asInt()).isEqualTo(3);
        Awaitility.await("no process is left: " + CommandLines.containing(sleep))
                .atMost(Duration.ofSeconds(10))
                .until(() -> CommandLines.containing(sleep).isEmpty());
        assertThat(cancelled.tasks())
                .allSatisfy(t -> assertThat(t.path("state").asText()).isEqualTo("cancelled"));
    }

    @Test
    @Order(12)
    void historyShowsBothRuns() {
        List<JsonNode> ofJob = api.get("/executions?jobId=" + jobId + "&state=succeeded")
                .expect(200)
                .items();
        assertThat(ofJob).hasSize(1);
        assertThat(ofJob.get(0).path("id").asText()).isEqualTo(run.id());
        assertThat(ofJob.get(0).path("jobName").asText()).isEqualTo(jobName);
        List<JsonNode> onTarget =
                api.get("/executions?targetId=" + targetIds.get(0)).expect(200).items();
        assertThat(onTarget).extracting(e -> e.path("id").asText()).containsExactly(cancelled.id(), run.id());
    }

    @Test
    @Order(13)
    void everythingIsInTheAuditLog() {
        assertAudited("credential", credentialId);
        assertAudited("target", targetIds.get(0));
        assertAudited("job", jobId);
        assertAudited("execution", run.id());
        assertAudited("execution", cancelled.id());
        assertThat(api.get("/audit-events?resourceType=execution&resourceId=" + cancelled.id())
                        .expect(200)
                        .items())
                .extracting(e -> e.path("action").asText())
                .anySatisfy(action -> assertThat(action).containsIgnoringCase("cancel"));
        String all = api.get("/audit-events?limit=200").expect(200).text();
        assertThat(all).doesNotContain("PRIVATE KEY", product.adminPassword());
    }

    private void assertAudited(String resourceType, String resourceId) {
        List<JsonNode> events = api.get("/audit-events?resourceType=" + resourceType + "&resourceId=" + resourceId)
                .expect(200)
                .items();
        assertThat(events).as("audit of " + resourceType).isNotEmpty().anySatisfy(event -> {
            assertThat(event.path("actor").path("name").asText()).isEqualTo("admin");
            assertThat(event.path("actor").path("kind").asText()).isEqualTo("user");
            assertThat(event.path("outcome").asText()).isEqualTo("success");
            assertThat(event.path("correlationId").asText()).isNotBlank();
        });
    }

    @Test
    @Order(14)
    void mailArrives() {
        mail = mailbox.await(RUN, jobName, "State: succeeded");
        assertThat(mail).contains(run.id());
    }

    @Test
    @Order(15)
    void linkInTheMailOpensTheExecutionAfterSignIn() {
        URI link = URI.create(mail.lines()
                .filter(line -> line.startsWith("http") && line.contains(run.id()))
                .findFirst()
                .orElseThrow());
        try (Browser browser = new Browser(product.url())) {
            browser.open(link.getPath() + "?" + link.getQuery());
            browser.enter("admin", product.adminPassword());

            assertThat(browser.page().url()).endsWith(link.getPath() + "?" + link.getQuery());
            browser.page()
                    .getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(jobName))
                    .first()
                    .waitFor();
        }
    }
}
