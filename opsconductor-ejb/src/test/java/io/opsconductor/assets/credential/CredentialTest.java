package io.opsconductor.assets.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsconductor.assets.CredentialCommand;
import io.opsconductor.assets.CredentialView;
import io.opsconductor.assets.Samples;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.Problem;
import io.opsconductor.platform.crypto.Secret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What goes into the vault, and that nothing but its use brings it out. */
class CredentialTest {
    private static Samples samples;

    @BeforeAll
    static void start() {
        samples = new Samples();
    }

    @AfterAll
    static void stop() {
        samples.close();
    }

    private static CredentialView read(UUID id) {
        return samples.database
                .jdbi()
                .withHandle(handle -> CredentialRows.find(handle, id))
                .orElseThrow();
    }

    private static Map<String, String> opened(UUID id) {
        byte[] stored = stored(id);
        try (Secret secret = samples.vault.open(stored, Credential.boundTo(id))) {
            return SealedParts.read(secret);
        }
    }

    private static byte[] stored(UUID id) {
        return samples.database.jdbi().withHandle(handle -> handle.createQuery(
                        "select sealed from assets.credential where id = :id")
                .bind("id", id)
                .mapTo(byte[].class)
                .one());
    }

    @Test
    void theSecretIsSealedAndTheRestIsShown() {
        UUID id = samples.credential(Samples.sshPassword("sealed", "ada", "correct horse"));

        CredentialView view = read(id);
        assertThat(view.username()).isEqualTo("ada");
        assertThat(view.type()).isEqualTo("ssh-password");
        assertThat(Json.write(view)).doesNotContain("horse");
        assertThat(new String(stored(id), StandardCharsets.ISO_8859_1)).doesNotContain("horse");
        assertThat(opened(id)).containsExactly(Map.entry("password", "correct horse"));
    }

    @Test
    void partsThatAreNotGivenStay() {
        UUID id = samples.credential(Samples.sshPassword("rotated", "ada", "first"));
        long version = read(id).version();
        CredentialCommand rename = Samples.sshPassword("rotated-2", "grace", null);

        samples.entities.inTransaction(manager -> {
            manager.find(Credential.class, id).change(rename, samples.vault, "bob", Samples.NOW);
            return null;
        });

        assertThat(read(id).username()).isEqualTo("grace");
        assertThat(read(id).version()).isGreaterThan(version);
        assertThat(opened(id)).containsExactly(Map.entry("password", "first"));
    }

    @Test
    void namedValuesAreReplacedAsAWhole() {
        UUID id = samples.credential(Samples.secret("values", Map.of("a", "1", "b", "2")));
        assertThat(read(id).names()).containsExactly("a", "b");

        samples.entities.inTransaction(manager -> {
            manager.find(Credential.class, id)
                    .change(Samples.secret("values", Map.of("c", "3")), samples.vault, "bob", Samples.NOW);
            return null;
        });

        assertThat(read(id).names()).containsExactly("c");
        assertThat(opened(id)).containsExactly(Map.entry("c", "3"));
    }

    @Test
    void whatTargetsUseIsCounted() {
        UUID id = samples.credential(Samples.sshPassword("used", "ada", "pw"));
        samples.target("uses-it", Map.of(), id);

        assertThat(read(id).usage().targets()).isEqualTo(1);
        assertThat(samples.database
                        .jdbi()
                        .<List<String>, RuntimeException>withHandle(
                                handle -> CredentialRows.targetsUsing(handle, id, 5)))
                .containsExactly("uses-it");
    }

    @Test
    void fieldsOfAnotherTypeAndMissingOnesAreNamed() {
        CredentialCommand command = Samples.sshKey("bad", null, null, "phrase");
        assertThatThrownBy(() -> CredentialRules.check(command, null))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.errors())
                        .extracting(e -> e.field())
                        .containsExactlyInAnyOrder("username", "privateKey", "passphrase"));

        assertThatThrownBy(() -> CredentialRules.check(
                        new CredentialCommand(
                                "bad", "secret", null, null, "ada", null, null, null, null, null, null, null, null,
                                null, null, null, null, null, null, null, null, null),
                        null))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.errors())
                        .extracting(e -> e.field())
                        .containsExactlyInAnyOrder("username", "values"));
    }

    @Test
    void theTypeCannotChange() {
        assertThatThrownBy(() -> CredentialRules.check(Samples.sshPassword("x", "ada", "pw"), CredentialType.SSH_KEY))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.errors())
                        .extracting(e -> e.field())
                        .containsExactly("type"));
    }
}
