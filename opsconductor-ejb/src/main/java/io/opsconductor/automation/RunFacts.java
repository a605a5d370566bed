package io.opsconductor.automation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of an execution before its first step: all that conditions on edges can refer to besides the steps.
 *
 * @param execution the execution itself
 * @param parameters by name, secrets masked
 * @param targets by their ordinal
 */
public record RunFacts(ExecutionFacts execution, Map<String, JsonNode> parameters, List<TargetFacts> targets) {
    /** Facts with the parameters as an execution keeps them: a JSON object. */
    public static RunFacts of(ExecutionFacts execution, JsonNode parameters, List<TargetFacts> targets) {
        Map<String, JsonNode> byName = new HashMap<>();
        parameters.properties().forEach(value -> byName.put(value.getKey(), value.getValue()));
        return new RunFacts(execution, byName, targets);
    }

    public RunFacts {
        parameters = Map.copyOf(parameters);
        targets = List.copyOf(targets);
    }
}
