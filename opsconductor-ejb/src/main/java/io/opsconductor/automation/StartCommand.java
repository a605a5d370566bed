package io.opsconductor.automation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * How a job is to be started.
 *
 * @param parameters values by name, or null for none
 * @param targets in place of the job's own, or null
 * @param dryRun not offered yet: null or false
 * @param priority larger goes first, −100 to 100; null for 0
 */
public record StartCommand(Map<String, JsonNode> parameters, TargetSelector targets, Boolean dryRun, Integer priority) {
    /** As the job says. */
    public static final StartCommand PLAIN = new StartCommand(null, null, null, null);

    @Override
    public String toString() {
        return "StartCommand[***]"; // parameters may hold secrets
    }
}
