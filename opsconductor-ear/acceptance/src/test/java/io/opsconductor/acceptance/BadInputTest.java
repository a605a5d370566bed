package io.opsconductor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsconductor.testkit.Api;
import io.opsconductor.testkit.Fleet;
import io.opsconductor.testkit.Json;
import io.opsconductor.testkit.Names;
import io.opsconductor.testkit.Product;
import io.opsconductor.testkit.Reply;
import io.opsconductor.testkit.SshKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API refuses, and that it says where the mistake is. After each refusal the server is as well as before. */
@ExtendWith(RunningProduct.class)
class BadInputTest {
    private Product product;
    private Api api;

    @BeforeEach
    void signIn(Product running) {
        product = running;
        api = product.admin();
    }

    @AfterEach
    void serverIsStillWell() {
        api.outside("/health/ready").expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"name\": }", "[]", "7", "null", "\"text\"", "", "{\"name\":\"a\"} {}", "\u0000"})
    void malformedJsonIsRefused(String body) {
        api.post("/targets", body).expectProblem(400);
    }

    @Test
    void unknownFieldsAreRefused() {
        api.post("/targets", target().put("adress", "127.0.0.1")).expectInvalid("adress");
        ObjectNode nested = job(node("a", Map.of("command", "true")));
        ((ObjectNode) nested.path("workflow").path("nodes").path(0)).put("timeout", 5);
        api.post("/jobs", nested).expectInvalid("workflow.nodes[0].timeout");
        api.post("/jobs", job(node("a", Map.of("command", "true", "comand", "true"))))
                .expectInvalid("workflow.nodes[0].with.comand");
    }

    @Test
    void wrongTypesAreRefused() {
        api.post("/targets", target().put("name", 7)).expectInvalid("name");
        api.post("/targets", target().put("enabled", "yes")).expectInvalid("enabled");
        api.post("/targets", target().put("tags", "web")).expectInvalid("tags");
        api.post("/jobs", job(Json.object("id", "a", "type", "ssh.command", "with", Map.of("command", 7))))
                .expectInvalid("workflow.nodes[0].with.command");
    }

    @Test
    void requiredFieldsMayNotBeMissingOrNull() {
        ObjectNode nameless = target();
        nameless.remove("name");
        api.post("/targets", nameless).expectInvalid("name");
        api.post("/targets", target().putNull("name")).expectInvalid("name");
        api.post("/targets", target().put("name", " ")).expectInvalid("name");
        api.post("/jobs", job(node("a", Map.of()))).expectInvalid("workflow.nodes[0].with.command");
    }

    @Test
    void nullIsNoValueOfARequiredField() {
        api.post("/targets", target().putNull("enabled")).expectInvalid("enabled");
        api.post("/targets", target().putNull("tags")).expectInvalid("tags");
        api.post(
                        "/target-groups",
                        Json.object("name", Names.unique("bad"), "members", List.of())
                                .putNull("kind"))
                .expectInvalid("kind");
        ObjectNode job = job(node("a", Map.of("command", "true")));
        ((ObjectNode) job.path("workflow")).putNull("edges");
        api.post("/jobs", job).expectInvalid("workflow.edges");
    }

    @Test
    void nullOfAnOptionalSettingIsAsIfItWereLeftOut() {
        ObjectNode with = Json.object("command", "true").putNull("stdin");
        ObjectNode job = job(Json.object("id", "a", "type", "ssh.command", "with", with));
        job.set("strategy", Json.object("kind", "parallel").putNull("stopAfterFailures"));
        ObjectNode parameter = Json.object("name", "p", "type", "text").putNull("default");
        job.set("parameters", Json.MAPPER.createArrayNode().add(parameter));
        api.post("/jobs", job).expect(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "AZAAAAAAcACAAAAAAAAAAA==", "1-1-1-1-1"})
    void whatIsNoIdIsRefusedAsOne(String id) {
        ObjectNode target = target();
        target.set("connections", Json.MAPPER.valueToTree(List.of(Map.of("protocol", "ssh", "credentialId", id))));
        api.post("/targets", target).expectInvalid("connections[0].credentialId");
    }

    @Test
    void nulHasNoPlaceInAnyText() {
        ObjectNode job = job(node("a", Map.of("command", "tr\u0000ue")));
        api.post("/jobs", job.put("draft", true)).expectInvalid("workflow.nodes[0].with.command");
        ObjectNode labelled = job(node("a", Map.of("command", "true")));
        labelled.set(
                "parameters", Json.MAPPER.valueToTree(List.of(Map.of("name", "p", "type", "text", "label", "\u0000"))));
        api.post("/jobs", labelled).expectInvalid("parameters[0].label");
        ObjectNode selecting = job(node("a", Map.of("command", "true")));
        selecting.set("targets", Api.names("\u0000"));
        api.post("/jobs", selecting).expectInvalid("targets.names[0]");
        api.post("/users", Json.object("username", Names.unique("bad"), "roles", List.of("\u0000"), "enabled", true))
                .expectInvalid("roles[0]");
        api.get("/targets?q=%00").expectProblem(400);
        api.get("/jobs?folder=%00").expectProblem(400);
    }

    @Test
    void noJobOfAFileIsTakenInWhereOneIsMalformed() {
        ObjectNode good = job(node("a", Map.of("command", "true")));
        ObjectNode bad = job(node("a", Map.of("command", "true")));
        bad.set("parameters", Json.MAPPER.createArrayNode().addNull());
        api.post("/jobs/import", Json.object("jobs", List.of(good, bad))).expectInvalid("jobs[1].parameters[0]");
        assertThat(api.get("/jobs?q=" + good.path("name").asText().replace(" ", "%20"))
                        .expect(200)
                        .items())
                .isEmpty();
    }

    @Test
    void absurdNamesAreRefused() {
        api.post("/targets", target().put("name", "n".repeat(10_000))).expectInvalid("name");
        api.post("/targets", target().put("name", "a\u0000b")).expectInvalid("name");
        api.post("/targets", target().put("name", "a\nb")).expectInvalid("name");
        api.post("/jobs", job(node("a", Map.of("command", "true"))).put("name", "n".repeat(10_000)))
                .expectInvalid("name");
        api.post("/target-groups", Json.object("name", "n".repeat(10_000), "kind", "static"))
                .expectInvalid("name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"targets", "target-groups", "credentials", "jobs", "executions", "users", "channels"})
    void unknownIdsAreNotFound(String resource) {
        api.get("/" + resource + "/" + UUID.randomUUID()).expectProblem(404, "not-found");
        api.get("/" + resource + "/no-uuid").expectProblem(404);
    }

    @Test
    void unknownThingsInABodyAreNamed() {
        UUID unknown = UUID.randomUUID();
        ObjectNode withCredential = target();
        withCredential.set(
                "connections", Json.MAPPER.valueToTree(List.of(Map.of("protocol", "ssh", "credentialId", unknown))));
        api.post("/targets", withCredential).expectInvalid("connections[0].credentialId");

        ObjectNode byName = job(node("a", Map.of("command", "true")));
        byName.set("targets", Api.names("no-such-host"));
        Reply reply = api.post("/jobs", byName).expectProblem(400);
        assertThat(Json.texts(reply.json().path("errors"), "field").get(0)).startsWith("targets.names");
        assertThat(reply.text()).contains("no-such-host");

        api.post("/commands", Json.object("command", "true", "targets", Json.object("ids", List.of(unknown))))
                .expectProblem(400);

        String target = api.post("/targets", target()).expect(201).id();
        ObjectNode command = Json.object("command", "true", "targets", Json.object("ids", List.of(target)));
        api.post("/commands", command.put("credentialId", unknown.toString())).expectInvalid("credentialId");
        ObjectNode onTarget = job(node("a", Map.of("command", "true", "credentialId", unknown)));
        onTarget.set("targets", Json.object("ids", List.of(target)));
        api.post("/jobs", onTarget).expectInvalid("workflow.nodes[0].with.credentialId");
    }

    @Test
    void parameterThatNamesNoTargetIsRefusedAtStart() {
        ObjectNode job = job(node("a", Map.of("command", "ping ${params.host}")));
        job.set("parameters", Json.MAPPER.valueToTree(List.of(Map.of("name", "host", "type", "target"))));
        String id = api.post("/jobs", job).expect(201).id();
        api.post("/jobs/" + id + "/executions", Json.object("parameters", Map.of("host", "no-such-host")))
                .expectInvalid("parameters.host");
    }

    @Test
    void cyclesAreRefused() {
        ObjectNode job = job(node("a", Map.of("command", "true")), node("b", Map.of("command", "true")));
        edges(job, edge("a", "b"), edge("b", "a"));
        Reply reply = api.post("/jobs", job).expectProblem(400);
        assertThat(Json.texts(reply.json().path("errors"), "field")).allMatch(f -> f.startsWith("workflow"));
        assertThat(reply.text()).containsIgnoringCase("cycle");
    }

    @Test
    void danglingEdgesAreRefused() {
        ObjectNode job = job(node("a", Map.of("command", "true")));
        edges(job, edge("a", "nowhere"));
        api.post("/jobs", job).expectInvalid("workflow.edges[0].to");
        edges(job, edge("nowhere", "a"));
        api.post("/jobs", job).expectInvalid("workflow.edges[0].from");
    }

    @Test
    void nodesMustBeUniqueAndOfAKnownType() {
        api.post("/jobs", job(node("a", Map.of("command", "true")), node("a", Map.of("command", "true"))))
                .expectInvalid("workflow.nodes[1].id");
        api.post("/jobs", job(Json.object("id", "a", "type", "ssh.comand", "with", Map.of("command", "true"))))
                .expectInvalid("workflow.nodes[0].type");
    }

    @Test
    void edgesBetweenTheSameStepsMayDifferInTheirCondition() {
        ObjectNode job = job(node("a", Map.of("command", "true")), node("b", Map.of("command", "true")));
        edges(
                job,
                edge("a", "b").put("when", "steps.a.exitCode == 0"),
                edge("a", "b").put("when", "steps.a.exitCode == 2"));
        api.post("/jobs", job).expect(201);
    }

    @Test
    void draftMayHaveProblemsAndDoesNotRun() {
        ObjectNode job = job(node("a", Map.of("command", "true")));
        edges(job, edge("a", "nowhere"));
        job.put("draft", true);
        String id = api.post("/jobs", job).expect(201).id();
        api.post("/jobs/" + id + "/executions", Json.object()).expectProblem(409);
    }

    @Test
    void scriptOverAMegabyteIsTooLarge() {
        ObjectNode script =
                Json.object("id", "a", "type", "ssh.script", "with", Map.of("script", "#".repeat(1_100_000)));
        api.post("/jobs", job(script)).expectProblem(413);
    }

    @ParameterizedTest
    @CsvSource({
        "/targets, application/json",
        "/jobs, application/json",
        "/jobs/import, application/json",
        "/jobs/import, application/yaml"
    })
    void bodyOfUnknownLengthIsRefusedAtTheLimitWithoutItsEnd(String path, String type) {
        RawReply reply = RawReply.postWithoutEnd(
                product.url(), "/api/v1" + path, api.token(), type, 2 * 1024 * 1024 + 64 * 1024);

        assertThat(reply.status()).as(reply.head()).isEqualTo(413);
        assertThat(reply.head()).containsIgnoringCase("Content-Type: application/problem+json");
        assertThat(reply.body()).contains("/problems/content-too-large");
    }

    @Test
    void secretsHaveNoPlaceInACommandLine() {
        api.post("/jobs", job(node("a", Map.of("command", "login ${secrets.database}"))))
                .expectInvalid("workflow.nodes[0].with.command");
        ObjectNode args = Json.object(
                "id",
                "a",
                "type",
                "ssh.script",
                "with",
                Map.of("script", "true\n", "args", List.of("${secrets.database}")));
        Reply reply = api.post("/jobs", job(args)).expectProblem(400);
        assertThat(Json.texts(reply.json().path("errors"), "field").get(0)).startsWith("workflow.nodes[0].with.args");
    }

    @Test
    void credentialsThatAreMissingOrDoNotFitAreRefused() {
        String missing = "01900000-0000-7000-8000-000000000000";
        api.post("/jobs", job(node("a", Map.of("command", "true", "credentialId", missing))))
                .expectInvalid("workflow.nodes[0].with.credentialId");
        String values = api.post(
                        "/credentials",
                        Json.object("name", Names.unique("bad"), "type", "secret", "values", Map.of("key", "value")))
                .expect(201)
                .id();
        Reply reply = api.post("/jobs", job(node("a", Map.of("command", "true", "credentialId", values))))
                .expectInvalid("workflow.nodes[0].with.credentialId");
        assertThat(reply.text()).contains("ssh-key or ssh-password");
        ObjectNode command = Json.object("command", "true", "targets", Api.names("anything"), "credentialId", missing);
        api.post("/commands", command).expectInvalid("credentialId");
    }

    @Test
    void valuesInsideQuotesAreRefusedWithAdvice() {
        ObjectNode job = job(node("a", Map.of("command", "echo \"hello ${params.who}\"")));
        job.set("parameters", Json.MAPPER.valueToTree(List.of(Map.of("name", "who", "type", "text"))));
        Reply reply = api.post("/jobs", job).expectInvalid("workflow.nodes[0].with.command");
        assertThat(reply.text()).contains("environment");
    }

    @Test
    void stepsOnHostsNeedTargets() {
        ObjectNode job = job(node("a", Map.of("command", "true")));
        job.remove("targets");
        Reply reply = api.post("/jobs", job).expectProblem(400);
        assertThat(Json.texts(reply.json().path("errors"), "field").get(0)).startsWith("targets");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0,limit",
        "limit=201,limit",
        "limit=ten,limit",
        "sort=colour,sort",
        "cursor=nonsense,cursor",
        "count=perhaps,count"
    })
    void badPagingIsRefused(String query, String field) {
        for (String list : List.of("/targets", "/executions", "/audit-events", "/permissions", "/step-types")) {
            api.get(list + "?" + query).expectInvalid(field);
        }
    }

    @Test
    void madeUpCursorIsABadValue() {
        String forged = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("[\"\",\"nobody\"]".getBytes(StandardCharsets.UTF_8));
        api.get("/executions?cursor=" + forged).expectInvalid("cursor");
        api.get("/audit-events?cursor=" + forged).expectInvalid("cursor");
    }

    @Test
    void badFiltersAreRefused() {
        api.get("/executions?state=done").expectInvalid("state");
        api.get("/executions?jobId=7").expectInvalid("jobId");
        api.get("/executions?from=yesterday").expectInvalid("from");
        api.get("/credentials?type=ssh").expectInvalid("type");
        api.get("/channels?type=emial").expectInvalid("type");
        api.get("/users?role=operater").expectInvalid("role");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "%2B999999999-01-01T00:00:00Z", "-9999-01-01T00:00:00Z"})
    void instantsBeyondAllBoundsAreRefused(String instant) {
        for (String list : List.of("/executions", "/audit-events")) {
            api.get(list + "?from=" + instant).expectInvalid("from");
            api.get(list + "?to=" + instant).expectInvalid("to");
        }
        ObjectNode credential =
                Json.object("name", Names.unique("bad"), "type", "secret", "values", Map.of("key", "value"));
        api.post("/credentials", credential.put("expiresAt", instant.replace("%2B", "+")))
                .expectInvalid("expiresAt");
    }

    @Test
    void whatIsNoListTakesNoPaging() {
        String id = api.post("/jobs", job(node("a", Map.of("command", "true"))))
                .expect(201)
                .id();
        api.get("/jobs/" + id + "/export?limit=5").expectInvalid("limit");
        api.get("/audit-events/export?cursor=x").expectInvalid("cursor");
        String execution = api.post("/jobs/" + id + "/executions", Json.object())
                .expect(202)
                .id();
        api.get("/executions/" + execution + "/output?sort=seq").expectInvalid("sort");
        api.send("GET", "/executions/" + execution + "/output?limit=5", null, "Accept", "text/plain")
                .expectInvalid("limit");
    }

    @Test
    void stepsOfAnExecutionWithoutTargetsWereSkipped() {
        String id = api.post("/jobs", job(node("a", Map.of("command", "true"))))
                .expect(201)
                .id();
        Reply failed = api.post("/jobs/" + id + "/executions", Json.object()).expect(202);
        assertThat(failed.json().path("failure").path("code").asText()).isEqualTo("no_targets");
        assertThat(Json.texts(
                        api.get("/executions/" + failed.id() + "/steps")
                                .expect(200)
                                .json()
                                .path("items"),
                        "state"))
                .containsExactly("skipped");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing-here", "/x/%2e%2e%2f", "//", "/targets/../../../etc"})
    void anyOtherPathIsAProblemDocument(String path) {
        RawReply reply = RawReply.get(product.url(), "/api/v1" + path, api.token());
        assertThat(reply.status()).as(reply.toString()).isIn(400, 404);
        assertThat(reply.head()).as(reply.toString()).containsIgnoringCase("Content-Type: application/problem+json");
        assertThat(reply.body()).contains("\"type\"").doesNotContain("<html");
    }

    /** The server's HTTP listener ends these before any application sees them, and says nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"/targets/%00", "/%zz"})
    void undecodablePathsAreNotAnsweredWithAPage(String path) {
        RawReply reply = RawReply.get(product.url(), "/api/v1" + path, api.token());
        assertThat(reply.body()).as(reply.toString()).isEmpty();
        assertThat(reply.head()).containsIgnoringCase("Connection: close");
    }

    /** The server would keep all of it in memory, for somebody who has not even signed in. */
    @Test
    void formWhoseLengthIsUnknownOrTooLargeIsNotRead() {
        byte[] form = ("user=" + "u".repeat(3 * 1024 * 1024)).getBytes(StandardCharsets.US_ASCII);
        String type = "application/x-www-form-urlencoded";
        for (String path : List.of("/login.xhtml", "/login", "/password.xhtml", "/no-page", "/api/v1/auth/login")) {
            RawReply chunked = RawReply.postChunked(product.url(), path, type, form);
            assertThat(chunked.status()).as(path + " " + chunked).isEqualTo(411);
            RawReply named = RawReply.post(product.url(), path, type, form);
            assertThat(named.status()).as(path + " " + named).isEqualTo(413);
        }
        api.outside("/health/live").expect(200);
    }

    @Test
    void uploadWhoseLengthIsUnknownOrTooLargeIsNotRead() {
        byte[] upload = ("--end\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n"
                        + "u".repeat(6 * 1024 * 1024) + "\r\n--end--\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        String type = "multipart/form-data; boundary=end";
        for (String path : List.of("/login.xhtml", "/job-import.xhtml")) {
            assertThat(RawReply.postChunked(product.url(), path, type, upload).status())
                    .isEqualTo(411);
            assertThat(RawReply.post(product.url(), path, type, upload).status())
                    .isEqualTo(413);
        }
        api.outside("/health/live").expect(200);
    }

    @Test
    void wrongMethodAndMediaTypeAreSaid() {
        api.send("PUT", "/targets", target()).expectProblem(405);
        api.post("/targets", "name=web", "Content-Type", "application/x-www-form-urlencoded")
                .expectProblem(415);
    }

    @Test
    void changesNeedTheVersionTheyStartedFrom() {
        Reply created = api.post("/targets", target()).expect(201);
        String path = "/targets/" + created.id();
        ObjectNode changed = target();
        api.put(path, changed).expectProblem(428);
        String tag = api.get(path).header("ETag");
        api.put(path, changed, "If-Match", tag).expect(200);
        api.put(path, changed, "If-Match", tag).expectProblem(412);
        api.delete(path, "If-Match", tag).expectProblem(412);
        tag = api.get(path).header("ETag");
        assertThat(tag).matches("\"\\d+-[0-9a-f]+\"");
        api.send("GET", path, null, "If-None-Match", tag).expect(304);
        api.delete(path, "If-Match", api.get(path).header("ETag")).expect(204);
        api.get(path).expectProblem(404);
    }

    @Test
    void takenNamesAreAConflict() {
        ObjectNode target = target();
        api.post("/targets", target).expect(201);
        api.post("/targets", target).expectProblem(409);
    }

    @Test
    void repeatedPostWithOneKeyHappensOnce() {
        ObjectNode target = target();
        String key = UUID.randomUUID().toString();
        Reply first = api.post("/targets", target, "Idempotency-Key", key).expect(201);
        Reply second = api.post("/targets", target, "Idempotency-Key", key).expect(201);
        assertThat(second.id()).isEqualTo(first.id());
        api.post("/targets", target(), "Idempotency-Key", key).expectProblem(422);
    }

    @Test
    void wrongPassphraseIsRefusedAtItsFieldAndNotShown() {
        SshKey key = SshKey.generate("ed25519", "the right one");
        ObjectNode credential = Fleet.sshKey(Names.unique("key"), "somebody", key.privateKey());
        Reply reply = api.post("/credentials", credential.put("passphrase", "the wrong one"))
                .expectInvalid("passphrase");
        assertThat(reply.text()).doesNotContain("the wrong one", "PRIVATE KEY");
        api.post("/credentials", Fleet.sshKey(Names.unique("key"), "somebody", "no key at all"))
                .expectInvalid("privateKey");
    }

    private static ObjectNode target() {
        return Json.object(
                "name",
                Names.unique("bad"),
                "address",
                "127.0.0.1",
                "tags",
                Map.of(),
                "enabled",
                true,
                "connections",
                List.of());
    }

    private static ObjectNode node(String id, Map<String, ?> with) {
        return Json.object("id", id, "type", "ssh.command", "with", with);
    }

    private static ObjectNode edge(String from, String to) {
        return Json.object("from", from, "to", to, "on", "success");
    }

    private static void edges(ObjectNode job, ObjectNode... edges) {
        ((ObjectNode) job.path("workflow")).set("edges", Json.MAPPER.valueToTree(List.of(edges)));
    }

    private static ObjectNode job(ObjectNode... nodes) {
        return Json.object(
                "name",
                Names.unique("bad"),
                "workflow",
                Json.object("nodes", new ArrayList<>(List.of(nodes)), "edges", List.of()),
                "targets",
                Json.object("tags", Map.of("fleet", "none")));
    }
}
