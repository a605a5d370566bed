package io.opsconductor.automation;

import java.util.ArrayList;
import java.util.List;

/**
 * What a job does: the part of it that is versioned, frozen into each execution, and stored as JSON. A renamed field
 * must keep reading the old name, since stored definitions outlive releases.
 *
 * @param parameters asked for at start; never null
 * @param workflow the graph of steps; never null
 * @param targets null when the job names none
 * @param strategy null for parallel with the default limit
 * @param timeoutSeconds of the whole execution, or null for none
 */
public record JobDefinition(
        List<Parameter> parameters,
        Workflow workflow,
        TargetSelector targets,
        Strategy strategy,
        Integer timeoutSeconds) {

    public JobDefinition {
        parameters = parameters == null ? List.of() : List.copyOf(parameters);
        workflow = workflow == null ? new Workflow(List.of(), List.of()) : workflow;
    }

    /** Every place of an execution over so many targets, in the order of the nodes and then of the targets. */
    public List<Walk.Place> places(int targets) {
        List<Walk.Place> places = new ArrayList<>();
        for (Workflow.Node node : workflow.nodes()) {
            if (!node.runsPerTarget()) {
                places.add(new Walk.Place(node.id(), Walk.Place.ONCE));
            }
            for (int target = 0; node.runsPerTarget() && target < targets; target++) {
                places.add(new Walk.Place(node.id(), target));
            }
        }
        return places;
    }

    /** Whether it has a parameter of that name whose value must not be seen. */
    public boolean isSecretParameter(String name) {
        return parameters.stream().anyMatch(p -> name.equals(p.name()) && p.hidesValue());
    }
}
