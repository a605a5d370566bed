package io.opsconductor.automation;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.platform.Json;

/**
 * How an execution goes over its targets.
 *
 * @param kind {@code parallel} or {@code serial}
 * @param limit how many targets at once, or null for {@value #DEFAULT_LIMIT}
 * @param batch a number or a percentage, for rolling strategies
 * @param stopAfterFailures a number of failed targets, or a percentage as text, after which no further target begins
 */
public record Strategy(String kind, Integer limit, JsonNode batch, JsonNode stopAfterFailures) {
    /** How many targets run at once when the strategy does not say. */
    public static final int DEFAULT_LIMIT = 50;

    public Strategy {
        batch = Json.optional(batch);
        stopAfterFailures = Json.optional(stopAfterFailures);
    }

    /** How many targets run at once. */
    public int effectiveLimit() {
        return "serial".equals(kind) ? 1 : limit == null ? DEFAULT_LIMIT : limit;
    }
}
