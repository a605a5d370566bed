package io.opsconductor.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.opsconductor.identity.AccessToken;
import io.opsconductor.platform.TestClock;
import io.opsconductor.platform.config.TestSettings;
import io.opsconductor.platform.crypto.TestVault;
import io.opsconductor.platform.crypto.Vault;
import io.opsconductor.platform.data.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccessTokensTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Vault VAULT = TestVault.create();

    private final TestClock clock = new TestClock();
    private final UUID user = UUID.randomUUID();
    private final UUID session = UUID.randomUUID();
    private SigningKeys keys;
    private AccessTokens tokens;

    @BeforeEach
    void start() {
        keys = new SigningKeys(DATABASE.jdbi(), VAULT, clock);
        DATABASE.jdbi().useTransaction(handle -> keys.prepare());
        tokens = new AccessTokens(keys, TestSettings.standard(), clock);
    }

    @Test
    void ownTokenIsGoodAndCarriesTheClaimsOfMicroProfile() {
        AccessToken token = tokens.verify(issue()).orElseThrow();

        assertThat(token.session()).isEqualTo(session);
        assertThat(token.claims())
                .containsEntry("sub", user.toString())
                .containsEntry("upn", "ada")
                .containsEntry("iss", "opsconductor")
                .containsEntry("groups", List.of("operator"))
                .containsKeys("exp", "iat", "jti", "aud");
    }

    @Test
    void expiredTokenIsRefused() {
        String token = issue();

        clock.advance(Duration.ofMinutes(15).minusSeconds(1));
        assertThat(tokens.verify(token)).isPresent();
        clock.advance(Duration.ofSeconds(1));
        assertThat(tokens.verify(token)).isEmpty();
        assertThat(tokens.namedBy(token)).contains("ada");
    }

    @Test
    void changedClaimsAreRefused() {
        String[] parts = issue().split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String forged = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(claims.replace("operator", "administrator").getBytes(StandardCharsets.UTF_8));

        assertThat(tokens.verify(parts[0] + "." + forged + "." + parts[2])).isEmpty();
    }

    @Test
    void unsignedTokenIsRefused() {
        assertThat(tokens.verify(new PlainJWT(claims("opsconductor")).serialize()))
                .isEmpty();
        assertThat(tokens.verify(issue().replaceAll("[^.]+$", ""))).isEmpty();
    }

    @Test
    void keyOfSomebodyElseIsRefusedEvenUnderOurKeysId() throws Exception {
        RSAKey other =
                new RSAKeyGenerator(2048).keyID(keys.current().getKeyID()).generate();

        String forged = signed(other, claims("opsconductor"));
        assertThat(tokens.verify(forged)).isEmpty();
        assertThat(tokens.namedBy(forged)).isEmpty();
    }

    @Test
    void publicKeyAsSharedSecretIsRefused() throws Exception {
        SignedJWT confused = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(keys.current().getKeyID())
                        .build(),
                claims("opsconductor"));
        confused.sign(new MACSigner(keys.current().toRSAPublicKey().getEncoded()));

        assertThat(tokens.verify(confused.serialize())).isEmpty();
    }

    @Test
    void anotherAlgorithmOfTheSameKeyIsRefused() throws Exception {
        SignedJWT other = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.PS256)
                        .keyID(keys.current().getKeyID())
                        .build(),
                claims("opsconductor"));
        other.sign(new RSASSASigner(keys.current()));

        assertThat(tokens.verify(other.serialize())).isEmpty();
    }

    @Test
    void tokenOfAnotherIssuerIsRefused() {
        AccessTokens elsewhere = new AccessTokens(keys, TestSettings.issuedBy("elsewhere"), clock);

        assertThat(tokens.verify(elsewhere
                        .issue(user, "ada", List.of("operator"), session)
                        .token()))
                .isEmpty();
    }

    @Test
    void tokenForAnotherAudienceIsRefused() throws Exception {
        JWTClaimsSet claims = new JWTClaimsSet.Builder(claims("opsconductor"))
                .audience("another")
                .build();

        assertThat(tokens.verify(signed(keys.current(), claims))).isEmpty();
        assertThat(tokens.verify(signed(keys.current(), claims("opsconductor"))))
                .isPresent();
    }

    @Test
    void garbageIsRefused() {
        assertThat(tokens.verify("")).isEmpty();
        assertThat(tokens.verify("a.b.c")).isEmpty();
        assertThat(tokens.verify("x".repeat(100_000))).isEmpty();
    }

    @Test
    void nodeThatStartsLaterSharesTheKey() {
        SigningKeys later = new SigningKeys(DATABASE.jdbi(), VAULT, clock);
        DATABASE.jdbi().useTransaction(handle -> later.prepare());

        assertThat(new AccessTokens(later, TestSettings.standard(), clock).verify(issue()))
                .isPresent();
    }

    @Test
    void publishedKeysHoldNoPrivatePart() {
        assertThat(tokens.publishedKeys()).contains("\"n\"").doesNotContain("\"d\"", "\"p\"", "\"q\"");
    }

    @Test
    void privateKeyIsNotReadableInTheDatabase() {
        String stored = DATABASE.jdbi().withHandle(handle -> handle.createQuery(
                        "select encode(private_jwk, 'escape') from identity.signing_key limit 1")
                .mapTo(String.class)
                .one());

        assertThat(stored).doesNotContain("kty");
    }

    private String issue() {
        return tokens.issue(user, "ada", List.of("operator"), session).token();
    }

    private JWTClaimsSet claims(String issuer) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience("opsconductor")
                .subject(user.toString())
                .expirationTime(Date.from(clock.instant().plusSeconds(600)))
                .claim("upn", "ada")
                .claim("sid", session.toString())
                .build();
    }

    private static String signed(RSAKey key, JWTClaimsSet claims) throws Exception {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        jwt.sign(new RSASSASigner(key));
        return jwt.serialize();
    }
}
