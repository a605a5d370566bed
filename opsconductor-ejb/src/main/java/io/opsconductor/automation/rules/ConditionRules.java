package io.opsconductor.automation.rules;

import io.opsconductor.automation.Parameter;
import io.opsconductor.automation.Workflow;
import io.opsconductor.automation.walk.Condition;
import io.opsconductor.automation.walk.ConditionFault;
import java.util.List;

/** Whether the condition of an edge can be asked where it stands. */
final class ConditionRules {
    private final List<Parameter> parameters;
    private final Graph graph;
    private final Faults faults;

    ConditionRules(List<Parameter> parameters, Graph graph, Faults faults) {
        this.parameters = parameters;
        this.graph = graph;
        this.faults = faults;
    }

    void check(String at, Workflow.Edge edge) {
        if (edge.when() == null) {
            return;
        }
        faults.lines(at, edge.when(), Limits.TEXT);
        Condition condition;
        try {
            condition = Condition.parse(edge.when());
        } catch (ConditionFault e) {
            faults.sense(at, e.getMessage());
            return;
        }
        for (String step : condition.steps()) {
            if (!graph.has(step)) {
                faults.sense(at, "refers to the step " + step + ", which does not exist");
            } else if (graph.has(edge.from()) && !step.equals(edge.from()) && !graph.isBefore(step, edge.from())) {
                faults.sense(at, "refers to the step " + step + ", which may not have run before this edge");
            }
        }
        for (String name : condition.parameters()) {
            faults.sense(
                    parameters.stream().anyMatch(p -> name.equals(p.name()) && !p.hidesValue()),
                    at,
                    "refers to the parameter " + name + ", which does not exist or is secret");
        }
    }
}
