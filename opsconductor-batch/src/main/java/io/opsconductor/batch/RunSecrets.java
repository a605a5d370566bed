package io.opsconductor.batch;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.assets.Secrets;
import io.opsconductor.automation.ClaimedExecution;
import io.opsconductor.automation.StepRefused;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.Problem;
import io.opsconductor.platform.crypto.Secret;
import io.opsconductor.platform.crypto.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.function.Function;

/** Opens the secrets of an execution when a step uses one, and at no other time. */
@ApplicationScoped
public class RunSecrets {
    /** What the secret parameters were sealed for, so that they open for no other execution. */
    private static final String PURPOSE = "execution:";

    private final Vault vault;
    private final Secrets secrets;

    @Inject
    RunSecrets(Vault vault, Secrets secrets) {
        this.vault = vault;
        this.secrets = secrets;
    }

    /** For the container's proxy. */
    protected RunSecrets() {
        this(null, null);
    }

    /**
     * Finds a secret's text by its name: that of a secret parameter of the job, or else of a credential of type secret. It
     * answers null for an optional parameter that was not given, and throws {@link StepRefused} where the vault has no such
     * secret or the caller may not use it.
     *
     * @param runAs whose rights count
     * @param used the names that the step uses; nothing else is opened
     */
    Function<String, String> of(ClaimedExecution execution, Caller runAs, Set<String> used) {
        return name -> {
            if (!used.contains(name)) {
                return null;
            }
            return execution.definition().isSecretParameter(name) ? parameter(execution, name) : kept(runAs, name);
        };
    }

    private String parameter(ClaimedExecution execution, String name) {
        if (execution.secretParameters() == null) {
            return null;
        }
        try (Secret opened = vault.open(execution.secretParameters(), PURPOSE + execution.id())) {
            JsonNode value = Json.MAPPER.readTree(opened.reveal()).get(name);
            return value == null || value.isNull() ? null : value.asText();
        } catch (IOException e) {
            throw new UncheckedIOException("The secret parameters of an execution are no JSON", e);
        }
    }

    private String kept(Caller runAs, String name) {
        try (Secret opened = secrets.value(runAs, name)) {
            return opened.revealText();
        } catch (Problem e) {
            throw new StepRefused(e.code().replace('-', '_'), e.getMessage());
        }
    }
}
