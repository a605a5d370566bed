package io.opsconductor.automation;

import io.opsconductor.automation.rules.JobRules;
import io.opsconductor.automation.walk.GraphWalk;
import io.opsconductor.automation.walk.Plan;
import io.opsconductor.platform.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A job's definition made ready to run: checked, its graph numbered, its texts parsed. Immutable and thread-safe. */
public final class CompiledJob {
    private final JobDefinition definition;
    private final Plan plan;
    private final Map<String, StepPlan> steps = new LinkedHashMap<>();

    private final boolean mentionsTargets;

    private CompiledJob(JobDefinition definition) {
        this.definition = definition;
        Set<String> secrets = definition.parameters().stream()
                .map(Parameter::name)
                .filter(definition::isSecretParameter)
                .collect(Collectors.toSet());
        definition.workflow().nodes().forEach(node -> steps.put(node.id(), StepPlan.of(node, secrets)));
        mentionsTargets = Json.write(definition.workflow()).contains("target.");
        plan = new Plan(definition.workflow(), node -> steps.get(node.id()).perTarget());
    }

    /**
     * Compiles a definition.
     *
     * @throws io.opsconductor.platform.Problem 400 with every fault, if it has any
     */
    public static CompiledJob of(JobDefinition definition) {
        JobRules.check(definition).orThrow(false);
        return new CompiledJob(definition);
    }

    /** What it was compiled from. */
    public JobDefinition definition() {
        return definition;
    }

    /** A fresh walk for an execution. */
    public Walk walk(RunFacts facts) {
        return new GraphWalk(plan, facts);
    }

    /** The step of that id. */
    public StepPlan step(String stepId) {
        return Optional.ofNullable(steps.get(stepId))
                .orElseThrow(() -> new IllegalArgumentException("The workflow has no step " + stepId));
    }

    /** Whether settings or conditions anywhere ask for more of a step's end than its state: its output or exit code. */
    public boolean isReferredTo(String stepId) {
        return plan.conditionNames(stepId) || steps.values().stream().anyMatch(s -> s.refersTo(stepId));
    }

    /** The names of the secrets that its steps ask for. */
    public Set<String> secrets() {
        return steps.values().stream().flatMap(s -> s.secrets().stream()).collect(Collectors.toSet());
    }

    /** How many tasks an execution over so many targets has. */
    public int tasks(int targets) {
        return steps.values().stream()
                .mapToInt(s -> s.perTarget() ? targets : 1)
                .sum();
    }

    /** Whether a text or a condition may ask for something of a target; if not, nobody need look the targets up. */
    public boolean mentionsTargets() {
        return mentionsTargets;
    }

    /** Whether any step works on targets. */
    public boolean needsTargets() {
        return steps.values().stream().anyMatch(StepPlan::perTarget);
    }
}
