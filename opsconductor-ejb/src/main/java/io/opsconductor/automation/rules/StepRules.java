package io.opsconductor.automation.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsconductor.automation.JobDefinition;
import io.opsconductor.automation.Parameter;
import io.opsconductor.automation.Workflow;
import io.opsconductor.automation.steps.StepLibrary;
import io.opsconductor.automation.steps.StepType;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.Validation;
import java.util.List;
import java.util.Optional;

/** Whether each step can run as its type, and each edge's condition can be asked. */
final class StepRules {
    private final List<Parameter> parameters;
    private final Workflow workflow;
    private final Graph graph;
    private final Faults faults;

    StepRules(JobDefinition definition, Faults faults) {
        this.parameters = definition.parameters();
        this.workflow = definition.workflow();
        this.graph = new Graph(workflow);
        this.faults = faults;
    }

    void check() {
        ReferenceScope scope = new ReferenceScope(parameters, graph);
        for (int i = 0; i < workflow.nodes().size(); i++) {
            step("workflow.nodes[" + i + "]", workflow.nodes().get(i), scope);
        }
        ConditionRules conditions = new ConditionRules(parameters, graph, faults);
        for (int i = 0; i < workflow.edges().size(); i++) {
            conditions.check("workflow.edges[" + i + "].when", workflow.edges().get(i));
        }
    }

    private void step(String at, Workflow.Node node, ReferenceScope scope) {
        faults.text(at + ".name", node.name(), Validation.NAME_LENGTH)
                .text(at + ".type", node.type(), Validation.NAME_LENGTH)
                .storable(at + ".with", node.with());
        Limits.seconds(faults, at + ".timeoutSeconds", node.timeoutSeconds());
        if (node.retry() != null) {
            faults.sense(
                    node.retry().attempts() >= 1 && node.retry().attempts() <= Limits.ATTEMPTS,
                    at + ".retry.attempts",
                    "must be from 1 to " + Limits.ATTEMPTS + ", including the first attempt");
            Integer pause = node.retry().backoffSeconds();
            faults.sense(
                    pause == null || (pause >= 0 && pause <= 3600),
                    at + ".retry.backoffSeconds",
                    "must be from 0 to 3600");
        }
        Optional<StepType> type = StepLibrary.find(node.type());
        if (type.isEmpty()) {
            faults.sense(
                    at + ".type",
                    "there is no step type " + node.type() + "; use "
                            + String.join(
                                    ", ",
                                    StepLibrary.types().stream()
                                            .map(StepType::name)
                                            .toList()));
            return;
        }
        faults.sense(
                !type.get().needsTarget() || node.per() != Workflow.Per.EXECUTION,
                at + ".per",
                "cannot be execution: " + node.type() + " runs on a target");
        ObjectNode with = node.with() == null ? Json.MAPPER.createObjectNode() : node.with();
        new SettingsRules(at + ".with", type.get(), faults).check(with);
        new TemplateRules(at + ".with", node, type.get(), scope, faults).check(with);
    }
}
