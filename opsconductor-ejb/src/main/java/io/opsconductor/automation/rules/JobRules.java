package io.opsconductor.automation.rules;

import io.opsconductor.automation.JobDefinition;
import io.opsconductor.automation.TargetSelector;

/** Everything that a job's definition must satisfy by itself, without asking who saves it or what targets there are. */
public final class JobRules {
    private JobRules() {}

    /** All faults of the definition. */
    public static Faults check(JobDefinition definition) {
        Faults faults = new Faults();
        new ParameterRules(definition.parameters(), faults).check();
        if (new GraphRules(definition.workflow(), faults).check()) {
            new StepRules(definition, faults).check();
        }
        new StrategyRules(definition.strategy(), faults).check();
        Limits.seconds(faults, "timeoutSeconds", definition.timeoutSeconds());
        targets(definition, faults);
        return faults;
    }

    private static void targets(JobDefinition definition, Faults faults) {
        TargetSelector targets = definition.targets();
        boolean perTarget =
                definition.workflow().nodes().stream().anyMatch(n -> n != null && n.id() != null && n.runsPerTarget());
        if (targets == null || !Selectors.namesAnything(targets)) {
            faults.sense(
                    !perTarget,
                    "targets",
                    "is required: the workflow has steps that run on each target; give ids, names, groups or tags");
        }
        if (targets != null) {
            Selectors.check(faults, "targets", targets);
        }
    }
}
