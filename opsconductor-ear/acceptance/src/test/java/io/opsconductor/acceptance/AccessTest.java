package io.opsconductor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
}
