package io.opsconductor.automation.rules;

import io.opsconductor.automation.Parameter;
import io.opsconductor.automation.Workflow;
import io.opsconductor.automation.template.Reference;
import java.util.List;
import java.util.Optional;

/** What the references of a workflow may name: its parameters and secrets, and for each step those before it. */
final class ReferenceScope {
    private final List<Parameter> parameters;
    private final Graph graph;

    ReferenceScope(List<Parameter> parameters, Graph graph) {
        this.parameters = parameters;
        this.graph = graph;
    }

    /** Why the step may not refer to that, or empty. */
    Optional<String> fault(Reference reference, Workflow.Node from) {
        return Optional.ofNullable(
                switch (reference.source()) {
                    case PARAMS -> parameterFault(reference);
                    case SECRETS -> secretFault(reference);
                    case STEPS -> stepFault(reference, from);
                    case TARGET ->
                        graph.perTarget(from.id())
                                ? null
                                : reference + " is not available in a step that runs once per execution";
                    case EXECUTION -> null;
                });
    }

    private String parameterFault(Reference reference) {
        return parameter(reference.name()).isEmpty()
                ? reference + " refers to a parameter that the job does not have"
                : null;
    }

    /** Whether its value must not be seen: a secret of the vault, or a parameter of that type by either name. */
    boolean isSecret(Reference reference) {
        return reference.source() == Reference.Source.SECRETS
                || (reference.source() == Reference.Source.PARAMS
                        && parameter(reference.name())
                                .filter(Parameter::hidesValue)
                                .isPresent());
    }

    /** Whether its value can only be a number, or true or false. */
    boolean isFigure(Reference reference) {
        return switch (reference.source()) {
            case PARAMS ->
                parameter(reference.name())
                        .filter(p -> "number".equals(p.type()) || "boolean".equals(p.type()))
                        .isPresent();
            case STEPS -> reference.path().get(1).equals("exitCode");
            case EXECUTION -> reference.name().equals("number");
            case TARGET, SECRETS -> false;
        };
    }

    /** A secret is a parameter of that type, or else one of the vault, which is asked when the step runs. */
    private String secretFault(Reference reference) {
        return parameter(reference.name())
                .filter(p -> !p.hidesValue())
                .map(p -> reference + " refers to a parameter that is not secret: write ${params." + p.name() + "}")
                .orElse(null);
    }

    private Optional<Parameter> parameter(String name) {
        return parameters.stream().filter(p -> name.equals(p.name())).findFirst();
    }

    private String stepFault(Reference reference, Workflow.Node from) {
        String step = reference.name();
        if (!graph.has(step)) {
            return reference + " refers to a step that the workflow does not have";
        }
        if (!graph.isBefore(step, from.id())) {
            return reference + " refers to a step that does not run before this one";
        }
        if (graph.perTarget(step) && !graph.perTarget(from.id())) {
            return reference + " has a value for each target, but this step runs once per execution";
        }
        return null;
    }
}
