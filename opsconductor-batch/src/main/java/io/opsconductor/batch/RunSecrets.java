package io.opsconductor.batch;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.automation.ClaimedExecution;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.crypto.Secret;
import io.opsconductor.platform.crypto.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.function.Function;

/** Opens the secret parameters of an execution when a step uses one, and at no other time. */
@ApplicationScoped
public class RunSecrets {
    @Inject
    private Vault vault;

    /** What they were sealed for, so that they open for no other execution. */
    private static final String PURPOSE = "execution:";

    /**
     * Finds a secret's text by its name.
     *
     * @param used the names that the step uses; nothing is opened for a step that uses none
     */
    Function<String, String> of(ClaimedExecution execution, Set<String> used) {
        if (used.isEmpty() || execution.secretParameters() == null) {
            return name -> null;
        }
        return name -> used.contains(name) ? open(execution, name) : null;
    }

    private String open(ClaimedExecution execution, String name) {
        try (Secret opened = vault.open(execution.secretParameters(), PURPOSE + execution.id())) {
            JsonNode value = Json.MAPPER.readTree(opened.reveal()).get(name);
            return value == null || value.isNull() ? null : value.asText();
        } catch (IOException e) {
            throw new UncheckedIOException("The secret parameters of an execution are no JSON", e);
        }
    }
}
