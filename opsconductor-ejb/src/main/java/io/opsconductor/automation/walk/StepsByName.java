package io.opsconductor.automation.walk;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;

/** The steps as a map whose values are made when asked for: a condition names one or two of them. */
final class StepsByName extends AbstractMap<String, Object> {
    private final ConditionFacts facts;
    private final int target;

    StepsByName(ConditionFacts facts, int target) {
        this.facts = facts;
        this.target = target;
    }

    @Override
    public boolean containsKey(Object stepId) {
        return stepId instanceof String id && facts.has(id);
    }

    @Override
    public Map<String, Object> get(Object stepId) {
        return containsKey(stepId) ? facts.step((String) stepId, target) : null;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        throw new UnsupportedOperationException("steps can be asked for by name only");
    }
}
