package io.opsconductor.automation.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.automation.Strategy;
import io.opsconductor.platform.Validation;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a strategy is one that can be run. */
public final class StrategyRules {
    private static final Set<String> KINDS = Set.of("parallel", "serial");
    private static final Pattern PERCENTAGE = Pattern.compile("([1-9][0-9]?|100)%");

    private final Strategy strategy;
    private final Faults faults;

    /** Rules for a strategy, or null for none. */
    public StrategyRules(Strategy strategy, Faults faults) {
        this.strategy = strategy;
        this.faults = faults;
    }

    /** Notes its faults. */
    public void check() {
        if (strategy == null) {
            return;
        }
        faults.text("strategy.kind", strategy.kind(), Validation.NAME_LENGTH)
                .storable("strategy.batch", strategy.batch())
                .storable("strategy.stopAfterFailures", strategy.stopAfterFailures());
        faults.sense(
                strategy.kind() != null && KINDS.contains(strategy.kind()),
                "strategy.kind",
                "must be parallel or serial; rolling, canary and byRelationship are not supported yet");
        faults.sense(
                strategy.limit() == null || (strategy.limit() >= 1 && strategy.limit() <= Limits.PARALLEL),
                "strategy.limit",
                "must be from 1 to " + Limits.PARALLEL);
        faults.sense(
                strategy.batch() == null,
                "strategy.batch",
                "applies only to rolling strategies, which are not supported yet");
        faults.sense(
                isCount(strategy.stopAfterFailures()),
                "strategy.stopAfterFailures",
                "must be a number of at least 1, or a percentage like \"10%\"");
    }

    private static boolean isCount(JsonNode value) {
        return value == null
                || (value.isInt() && value.intValue() >= 1)
                || (value.isTextual() && PERCENTAGE.matcher(value.textValue()).matches());
    }
}
