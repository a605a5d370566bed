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
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Opens what {@code ${secrets.name}} stands for when a step uses it: a secret parameter of the execution or, where the job
 * has none of that name, a secret of the vault. Whatever is opened is masked in the output of the execution from then on.
 */
@ApplicationScoped
public class RunSecrets {
    private static final Logger LOG = Logger.getLogger(RunSecrets.class.getName());

    /** What secret parameters were sealed for, so that they open for no other execution. */
    private static final String PURPOSE = "execution:";

    @Inject
    private Vault vault;

    @Inject
    private Secrets stored;

    /** Finds a secret's text by its name; null where a parameter was not given. */
    Function<String, String> of(ClaimedExecution execution, Caller runAs, SecretMask mask) {
        return name -> {
            String text = open(execution, runAs, name);
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
                    .filter(name -> !isParameter(execution, name))
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
        return isParameter(execution, name) ? parameter(execution, name) : ofTheVault(runAs, name);
    }

    private static boolean isParameter(ClaimedExecution execution, String name) {
        return execution.definition().parameters().stream().anyMatch(p -> name.equals(p.name()));
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
            throw new UncheckedIOException("The secret parameters of an execution are no JSON", e);
        }
    }

    private String ofTheVault(Caller runAs, String name) {
        try (Secret opened = stored.value(runAs, name)) {
            return opened.revealText();
        } catch (Problem e) {
            throw new StepRefused(e.code().replace('-', '_'), e.getMessage());
        }
    }
}
