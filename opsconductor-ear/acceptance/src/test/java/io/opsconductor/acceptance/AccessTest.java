package io.opsconductor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.opsconductor.testkit.Api;
import io.opsconductor.testkit.Fleet;
import io.opsconductor.testkit.Json;
import io.opsconductor.testkit.Names;
import io.opsconductor.testkit.Product;
import io.opsconductor.testkit.Reply;
import io.opsconductor.testkit.SshKey;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.SignatureException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may not: callers without a good token, and callers without the right. Refusals are in the audit log. */
@ExtendWith(RunningProduct.class)
class AccessTest {
    private static final String PASSWORD = "a Password for 2 tests";

    private Product product;
    private Api admin;

    @BeforeEach
    void signIn(Product running) {
        product = running;
        admin = product.admin();
    }

    /** A new user of that role, signed in; its name is what the audit log shows. */
    private Api userOf(String role, String username) {
        ObjectNode user = Json.object(
                "username",
                username,
                "roles",
                List.of(role),
                "enabled",
                true,
                "password",
                PASSWORD,
                "mustChangePassword",
                false);
        admin.post("/users", user).expect(201);
        return product.anonymous().signIn(username, PASSWORD);
    }

    private void assertRefusalIsAudited(String username) {
        Awaitility.await("the refusal is in the audit log")
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(admin.get("/audit-events?actor=" + username + "&limit=200")
                                .expect(200)
                                .items())
                        .anySatisfy(event -> {
                            assertThat(event.path("outcome").asText()).isEqualTo("refused");
                            assertThat(event.path("actor").path("name").asText())
                                    .isEqualTo(username);
                        }));
    }

    @Test
    void requestWithoutTokenIsUnauthorized() {
        product.anonymous().get("/targets").expectProblem(401);
        product.anonymous().post("/commands", Json.object()).expectProblem(401);
        assertThat(product.anonymous().get("/targets").header("WWW-Authenticate"))
                .startsWith("Bearer");
    }

    @Test
    void garbageIsNoToken() {
        admin.withToken("garbage").get("/targets").expectProblem(401);
        admin.withToken("a.b.c").get("/targets").expectProblem(401);
    }

    @Test
    void changedTokenIsRefused() {
        String[] parts = admin.token().split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String longer = claims.replaceFirst("\"exp\":(\\d+)", "\"exp\":9999999999");
        assertThat(longer).isNotEqualTo(claims);
        String forged = parts[0] + "." + encode(longer) + "." + parts[2];
        admin.withToken(forged).get("/targets").expectProblem(401);
    }

    @Test
    void unsignedTokenIsRefused() {
        String claims = admin.token().split("\\.", -1)[1];
        admin.withToken(encode("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + claims + ".")
                .get("/targets")
                .expectProblem(401);
    }

    @Test
    void tokenSignedByAStrangerIsRefused() throws NoSuchAlgorithmException, InvalidKeyException, SignatureException {
        String[] parts = admin.token().split("\\.", -1);
        KeyPair stranger = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        String header = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8)
                .replaceFirst("\"alg\":\"\\w+\"", "\"alg\":\"RS256\"");
        String signed = encode(header) + "." + parts[1];
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(stranger.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        String token = signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        admin.withToken(token).get("/targets").expectProblem(401);
        assertThat(admin.get("/audit-events?action=token.refused").expect(200).items())
                .anySatisfy(event -> {
                    assertThat(event.path("outcome").asText()).isEqualTo("refused");
                    assertThat(event.toString())
                            .contains("it was not issued here")
                            .doesNotContain(parts[1]);
                });
    }

    @Test
    void whoeverSendsBadTokensCannotFillTheAuditLog() {
        admin.withToken("first").get("/targets").expectProblem(401);
        int before = refusedTokens();
        for (int i = 0; i < 30; i++) {
            admin.withToken("bad" + i).get("/targets").expectProblem(401);
        }
        assertThat(refusedTokens()).isLessThanOrEqualTo(before + 1);
    }

    private int refusedTokens() {
        return admin.get("/audit-events?action=token.refused&limit=1&count=true")
                .expect(200)
                .json()
                .path("total")
                .asInt();
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void wrongPasswordIsRefusedAndAuditedWithoutIt() {
        String username = Names.unique("vera");
        userOf("viewer", username);
        Reply refused = product.anonymous()
                .post("/auth/login", Json.object("username", username, "password", "not my password"))
                .expectProblem(401);
        assertThat(refused.text()).doesNotContain("not my password");
        Awaitility.await("the failed sign-in is in the audit log")
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> {
                    Reply events = admin.get("/audit-events?action=user.signInFailed&actor=" + username)
                            .expect(200);
                    assertThat(events.text()).doesNotContain("not my password", PASSWORD);
                    assertThat(events.items()).singleElement().satisfies(event -> assertThat(
                                    event.path("outcome").asText())
                            .isEqualTo("failed"));
                });
    }

    @Test
    void viewerWhoRunsIsRefusedAndAudited() {
        String username = Names.unique("viola");
        Api viewer = userOf("viewer", username);
        viewer.get("/targets").expect(200);
        viewer.post(
                        "/commands",
                        Json.object("command", "true", "targets", Json.object("tags", java.util.Map.of("a", "b"))))
                .expectProblem(403);
        assertRefusalIsAudited(username);
    }

    @Test
    void operatorWhoReadsASecretIsRefusedAndAudited() {
        SshKey key = SshKey.generate("ed25519", "");
        String credentialId = admin.post("/credentials", Fleet.sshKey(Names.unique("secret"), "root", key.privateKey()))
                .expect(201)
                .id();
        String username = Names.unique("otto");
        Api operator = userOf("operator", username);
        JsonNode seen = operator.get("/credentials/" + credentialId).expect(200).json();
        String body = key.privateKey().lines().skip(2).findFirst().orElseThrow();
        assertThat(seen.toString()).doesNotContain("PRIVATE KEY", body);

        operator.get("/credentials/" + credentialId + "/secret").expectProblem(403);
        assertRefusalIsAudited(username);
        operator.post("/credentials", Fleet.sshKey(Names.unique("mine"), "root", key.privateKey()))
                .expectProblem(403);
    }

    @Test
    void viewerSeesNeitherUsersNorAudit() {
        Api viewer = userOf("viewer", Names.unique("vito"));
        viewer.get("/users").expectProblem(403);
        viewer.get("/audit-events").expectProblem(403);
    }

    @Test
    void usedRefreshTokenEndsTheWholeSession() {
        String first = product.anonymous()
                .post("/auth/login", Json.object("username", "admin", "password", product.adminPassword()))
                .json()
                .path("refreshToken")
                .asText();
        Reply refreshed = product.anonymous()
                .post("/auth/refresh", Json.object("refreshToken", first))
                .expect(200);
        String second = refreshed.json().path("refreshToken").asText();
        product.anonymous()
                .withToken(refreshed.json().path("accessToken").asText())
                .get("/auth/me")
                .expect(200);

        product.anonymous()
                .post("/auth/refresh", Json.object("refreshToken", first))
                .expectProblem(401);
        product.anonymous()
                .post("/auth/refresh", Json.object("refreshToken", second))
                .expectProblem(401);
    }

    /** A role of just these permissions. */
    private String roleOf(String... permissions) {
        String name = Names.unique("role");
        admin.post("/roles", Json.object("name", name, "permissions", List.of(permissions)))
                .expect(201);
        return name;
    }

    @Test
    void whoMayNotUseCredentialsCannotHaveThemSentElsewhere() {
        String key = admin.post(
                        "/credentials",
                        Fleet.sshKey(
                                Names.unique("key"),
                                "root",
                                SshKey.generate("ed25519", "").privateKey()))
                .expect(201)
                .id();
        String name = Names.unique("led");
        String path = "/targets/"
                + admin.post("/targets", Fleet.target(name, "127.8.0.1", 22, key, "led"))
                        .expect(201)
                        .id();
        Api keeper = userOf(roleOf("targets:read", "targets:update"), Names.unique("kim"));
        keeper.changed(path, Fleet.target(name, "127.8.0.1", 22, key, "described anew"))
                .expect(200);

        keeper.changed(path, Fleet.target(name, "127.8.0.66", 22, key, "led")).expectProblem(403);
        keeper.changed(path, Fleet.target(name, "127.8.0.1", 2222, key, "led")).expectProblem(403);
        for (ObjectNode options : List.of(
                Json.object("hostKeyPolicy", "strict"),
                Json.object("hostKeys", List.of(SshKey.generate("ed25519", "").publicKey())))) {
            ObjectNode target = Fleet.target(name, "127.8.0.1", 22, key, "led");
            ((ObjectNode) target.path("connections").path(0)).set("options", options);
            keeper.changed(path, target).expectProblem(403);
        }
        assertThat(keeper.get(path).json().path("address").asText()).isEqualTo("127.8.0.1");
    }

    @Test
    void nobodySubscribesToWhatTheyMayNotRead() {
        String channel = admin.post(
                        "/channels",
                        Json.object(
                                "name",
                                Names.unique("hook"),
                                "type",
                                "webhook",
                                "config",
                                Json.object("url", "http://127.0.0.1:9/hooks/needle")))
                .expect(201)
                .id();
        Api subscriber = userOf(
                roleOf("channels:read", "subscriptions:create", "subscriptions:read", "executions:read"),
                Names.unique("sam"));
        for (String events : List.of("*", "io.opsconductor.identity.*", "io.opsconductor.*.*.created")) {
            subscriber
                    .post("/subscriptions", Json.object("channelId", channel, "events", List.of(events)))
                    .expectProblem(403);
        }
        subscriber
                .post(
                        "/subscriptions",
                        Json.object(
                                "channelId",
                                channel,
                                "events",
                                List.of("io.opsconductor.automation.execution.*"),
                                "enabled",
                                false))
                .expect(201);

        assertThat(subscriber.get("/channels/" + channel).expect(200).text())
                .contains("http://127.0.0.1:9/***")
                .doesNotContain("needle");
        assertThat(subscriber.get("/channels?limit=200").expect(200).text()).doesNotContain("needle");
        assertThat(admin.get("/channels/" + channel).expect(200).text()).contains("needle");
        assertThat(admin.get("/audit-events?limit=200&action=channel.created")
                        .expect(200)
                        .text())
                .doesNotContain("needle");
    }

    @Test
    void pagesOfChangesAreClosedToThoseWhoMayNotMakeThem() {
        String username = Names.unique("vince");
        userOf("viewer", username);
        try (Browser browser = new Browser(product.url())) {
            browser.signIn(username, PASSWORD);
            for (String page : List.of("/job-edit", "/credential-edit")) {
                browser.open(page);
                PlaywrightAssertions.assertThat(browser.page().locator("main")).containsText("Permission denied");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Origin: https://evil.example",
                "Origin: null"
            })
    void otherSitesSendNothingToTheConsole(String header) {
        byte[] form = "form=form&form%3Ausername=admin".getBytes(StandardCharsets.US_ASCII);
        String type = "application/x-www-form-urlencoded";

        RawReply refused = RawReply.post(product.url(), "/login.xhtml", type, form, header);
        assertThat(refused.status()).as(refused.toString()).isEqualTo(403);
        for (String own : List.of("Sec-Fetch-Site: same-origin", "Origin: " + product.url(), "X-None: 1")) {
            RawReply taken = RawReply.post(product.url(), "/login.xhtml", type, form, own);
            assertThat(taken.status()).as(own + " " + taken).isNotEqualTo(403);
        }
    }

    @Test
    void whatAStrangerSaysOfItsAddressDoesNotCount() {
        String username = Names.unique("nobody");
        product.anonymous()
                .post(
                        "/auth/login",
                        Json.object("username", username, "password", "guessed"),
                        "X-Forwarded-For",
                        "203.0.113.7",
                        "Forwarded",
                        "for=203.0.113.7")
                .expectProblem(401);
        assertThat(admin.get("/audit-events?action=user.signInRefused&limit=200")
                        .expect(200)
                        .items())
                .extracting(event -> event.path("address").asText())
                .isNotEmpty()
                .doesNotContain("203.0.113.7");
    }
}
