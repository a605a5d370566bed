package io.opsconductor.automation;

import com.fasterxml.jackson.databind.JsonNode;
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
    public RunFacts {
        parameters = Map.copyOf(parameters);
        targets = List.copyOf(targets);
    }
}
