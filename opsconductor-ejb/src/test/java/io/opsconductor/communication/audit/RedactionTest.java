package io.opsconductor.communication.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsconductor.platform.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedactionTest {
    @Test
    void whatIsNamedLikeASecretIsDroppedAtAnyDepth() {
        String kept = Redaction.of(Map.of(
                "username",
                "ada",
                "password",
                "needle-1",
                "newPassword",
                "needle-2",
                "nested",
                List.of(Map.of("privateKey", "needle-3", "passphrase", "needle-4", "refreshToken", "needle-5")),
                "values",
                Map.of("k", "needle-6"),
                "clientSecret",
                "needle-7"));

        assertThat(kept).contains("ada").doesNotContain("needle");
    }

    @Test
    void flagsAboutSecretsStay() {
        assertThat(Redaction.of(Map.of("mustChangePassword", true))).isEqualTo("{\"mustChangePassword\":true}");
    }

    @Test
    void theCallersOwnTreeIsLeftAlone() {
        var tree = Json.MAPPER.createObjectNode().put("password", "x");

        Redaction.of(tree);

        assertThat(tree.has("password")).isTrue();
    }

    @Test
    void aLongScriptIsCut() {
        assertThat(Redaction.of(Map.of("script", "x".repeat(1_000_000)))).hasSizeLessThan(5_000);
    }
}
