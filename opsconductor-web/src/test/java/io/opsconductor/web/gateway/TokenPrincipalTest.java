package io.opsconductor.web.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsconductor.identity.AccessToken;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

/** What whoever injects the token of MicroProfile JWT reads from ours. */
class TokenPrincipalTest {
    private static final Instant EXPIRES = Instant.parse("2026-03-01T10:15:00Z");

    private final JsonWebToken token = new TokenPrincipal(
            "ann",
            new AccessToken(
                    UUID.randomUUID(),
                    Map.of("sub", "4711", "groups", List.of("operator", "viewer"), "exp", Date.from(EXPIRES)),
                    "header.claims.signature"));

    @Test
    void claimsHaveTheTypesOfMicroProfileJwt() {
        assertThat(token.getName()).isEqualTo("ann");
        assertThat(token.getSubject()).isEqualTo("4711");
        assertThat(token.getGroups()).containsExactlyInAnyOrder("operator", "viewer");
        assertThat(token.getExpirationTime()).isEqualTo(EXPIRES.getEpochSecond());
        assertThat(token.getRawToken()).isEqualTo("header.claims.signature");
        assertThat(token.getClaimNames()).containsExactlyInAnyOrder("sub", "groups", "exp");
    }

    @Test
    void claimThatIsNotThereIsNull() {
        assertThat(token.getIssuer()).isNull();
        assertThat(token.<Object>getClaim("department")).isNull();
    }
}
