package io.opsconductor.automation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.Function;

/**
 * What the references in a step's settings stand for at the moment it runs.
 *
 * @param execution the execution
 * @param parameters by name; an optional one that was not given may be absent
 * @param target the target, or null for a step that runs once
 * @param steps how an earlier step ended on this target (or at all, if it runs once), or null if it did not run
 * @param secrets the text of a secret by name, or null if there is none; asked only for those that the step uses
 */
public record Values(
        ExecutionFacts execution,
        Map<String, JsonNode> parameters,
        TargetFacts target,
        Function<String, Walk.End> steps,
        Function<String, String> secrets) {

    @Override
    public String toString() {
        return "Values[" + execution + "]"; // parameters may be personal, secrets are secret
    }
}
