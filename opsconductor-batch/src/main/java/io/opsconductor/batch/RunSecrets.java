package io.opsconductor.batch;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.assets.Secrets;
import io.opsconductor.automation.ClaimedExecution;
import io.opsconductor.automation.CompiledJob;
import io.opsconductor.automation.StepRefused;
import io.opsconductor.batch.output.SecretMask;
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
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Opens the secrets of an execution when a step uses one; whatever is opened is masked in the execution's output from then
 * on. Secret parameters are also opened when a run begins, for the mask alone.
 */
@ApplicationScoped
public class RunSecrets {
    private static final Logger LOG = Logger.getLogger(RunSecrets.class.getName());

    /** What secret parameters were sealed for, so that they open for no other execution. */
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
     * @param mask learns every text found
     */
    Function<String, String> of(ClaimedExecution execution, Caller runAs, Set<String> used, SecretMask mask) {
        return name -> {
            String text = used.contains(name) ? open(execution, runAs, name) : null;
            if (text != null) {
                mask.add(text);
            }
            return text;
        };
    }

    /**
     * The mask that a run begins with: the secrets it was started with, any of which a host may write. After a take-over
     * also those of the vault, which an earlier holder of the lease may have handed to a step.
     */
    SecretMask mask(ClaimedExecution execution, Caller runAs, CompiledJob job) {
        SecretMask mask = new SecretMask();
        parameters(execution).forEach(value -> {
            if (value.isTextual()) {
                mask.add(value.textValue());
            }
        });
        if (execution.takenOver()) {
            job.secrets().stream()
                    .filter(name -> !execution.definition().isSecretParameter(name))
                    .forEach(name -> learn(mask, runAs, name));
        }
        return mask;
    }

    private void learn(SecretMask mask, Caller runAs, String name) {
        try {
            mask.add(ofTheVault(runAs, name));
        } catch (StepRefused e) {
            LOG.log(Level.FINE, "The step that needs the secret says so itself", e);
        }
    }

    private String open(ClaimedExecution execution, Caller runAs, String name) {
        return execution.definition().isSecretParameter(name) ? parameter(execution, name) : ofTheVault(runAs, name);
    }

    private String parameter(ClaimedExecution execution, String name) {
        JsonNode value = parameters(execution).get(name);
        return value == null || value.isNull() ? null : value.asText();
    }

    private JsonNode parameters(ClaimedExecution execution) {
        if (execution.secretParameters() == null) {
            return Json.MAPPER.createObjectNode();
        }
        try (Secret opened = vault.open(execution.secretParameters(), PURPOSE + execution.id())) {
            return Json.MAPPER.readTree(opened.reveal());
        } catch (IOException e) {
            throw new UncheckedIOException("The secret parameters of an execution are not valid JSON", e);
        }
    }

    private String ofTheVault(Caller runAs, String name) {
        try (Secret opened = secrets.value(runAs, name)) {
            return opened.revealText();
        } catch (Problem e) {
            throw new StepRefused(e.failureCode(), e.getMessage());
        }
    }
}
