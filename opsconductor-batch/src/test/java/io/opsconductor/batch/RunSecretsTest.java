package io.opsconductor.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsconductor.assets.Secrets;
import io.opsconductor.automation.ClaimedExecution;
import io.opsconductor.automation.ExecutionState;
import io.opsconductor.automation.JobDefinition;
import io.opsconductor.automation.Parameter;
import io.opsconductor.automation.StepRefused;
import io.opsconductor.batch.output.SecretMask;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Ids;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.Problem;
import io.opsconductor.platform.crypto.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where the text behind <code>${secrets.name}</code> comes from. */
class RunSecretsTest {
    private static final Caller RUN_AS = Caller.anonymous("someone", null, "correlation");

    private final List<String> opened = new ArrayList<>();
    private final SecretMask mask = new SecretMask();
    private final RunSecrets secrets = new RunSecrets(null, new Secrets() {
        @Override
        public Secret value(Caller runAs, String reference) {
            assertThat(runAs).isEqualTo(RUN_AS);
            opened.add(reference);
            if (reference.equals("kept") || reference.equals("token")) {
                return Secret.of("of the vault");
            }
            throw Problem.conflict("secret-missing", "There is no " + reference + ".");
        }
    });

    private String find(String name, String... used) {
        return secrets.of(execution(), RUN_AS, Set.of(used), mask).apply(name);
    }

    /** Of a job with an optional secret parameter, token, that was not given. */
    private static ClaimedExecution execution() {
        Parameter token = new Parameter("token", "secret", null, null, null, null, null, null);
        return new ClaimedExecution(
                Ids.next(),
                1,
                false,
                1,
                null,
                "test",
                ExecutionState.QUEUED,
                null,
                "someone",
                "correlation",
                Json.MAPPER.createObjectNode(),
                null,
                new JobDefinition(List.of(token), null, null, null, null),
                null,
                false,
                false,
                List.of(),
                List.of(),
                0);
    }

    @Test
    void whatIsNoParameterIsAskedOfTheVault() {
        assertThat(find("kept", "kept")).isEqualTo("of the vault");
    }

    @Test
    void parameterIsNeverMistakenForASecretOfTheVault() {
        assertThat(find("token", "token")).isNull();
        assertThat(opened).isEmpty();
    }

    @Test
    void nothingIsOpenedThatTheStepDoesNotUse() {
        assertThat(find("kept", "other")).isNull();
        assertThat(opened).isEmpty();
    }

    @Test
    void missingSecretRefusesTheStep() {
        assertThatThrownBy(() -> find("gone", "gone"))
                .isInstanceOfSatisfying(
                        StepRefused.class, e -> assertThat(e.code()).isEqualTo("secret_missing"))
                .hasMessageContaining("gone");
    }
}
