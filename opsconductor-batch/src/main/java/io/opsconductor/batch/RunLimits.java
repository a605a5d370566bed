package io.opsconductor.batch;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.automation.JobDefinition;
import io.opsconductor.automation.Strategy;

/** What a job's strategy comes to for a number of targets. */
final class RunLimits {
    private RunLimits() {}

    static int targetsAtOnce(JobDefinition definition) {
        return definition.strategy() == null
                ? Strategy.DEFAULT_LIMIT
                : definition.strategy().effectiveLimit();
    }

    /**
     * How many failed targets keep further ones from beginning; so many that it never happens if the job does not say.
     */
    static int stopAfterFailures(JobDefinition definition, int targets) {
        JsonNode limit =
                definition.strategy() == null ? null : definition.strategy().stopAfterFailures();
        if (limit == null || limit.isNull()) {
            return Integer.MAX_VALUE;
        }
        if (limit.isTextual() && limit.asText().endsWith("%")) {
            String percentage = limit.asText().replace("%", "").strip();
            return Math.max(1, (int) Math.ceil(targets * Double.parseDouble(percentage) / 100));
        }
        return Math.max(1, limit.asInt());
    }
}
