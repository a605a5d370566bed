package io.opsconductor.automation;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.automation.template.Reference;
import io.opsconductor.automation.template.UnresolvedReference;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Finds the text that a reference stands for. */
final class Lookup {
    private final Values values;
    private final Set<String> secretParameters;

    Lookup(Values values, Set<String> secretParameters) {
        this.values = values;
        this.secretParameters = secretParameters;
    }

    String value(Reference reference) {
        return switch (reference.source()) {
            case PARAMS ->
                secretParameters.contains(reference.name())
                        ? secret(reference)
                        : text(values.parameters().get(reference.name()));
            case SECRETS -> secret(reference);
            case STEPS -> step(reference);
            case TARGET -> target(reference);
            case EXECUTION ->
                reference.name().equals("id")
                        ? values.execution().id().toString()
                        : Long.toString(values.execution().number());
        };
    }

    private String secret(Reference reference) {
        return required(reference, values.secrets().apply(reference.name()), "it was not provided");
    }

    /** An optional parameter that was not given is empty; several choices are joined by commas. */
    private static String text(JsonNode value) {
        if (value == null || value.isNull()) {
            return "";
        }
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(","))
                : value.asText();
    }

    private String step(Reference reference) {
        Walk.End end = values.steps().apply(reference.name());
        if (end == null || end.state() == TaskState.SKIPPED) {
            throw new UnresolvedReference(reference, "that step did not run");
        }
        if (reference.path().get(1).equals("output")) {
            return end.output();
        }
        return required(
                reference, end.exitCode() == null ? null : end.exitCode().toString(), "that step has no exit code");
    }

    private String target(Reference reference) {
        TargetFacts target = values.target();
        if (target == null) {
            throw new UnresolvedReference(reference, "the step runs once, without a target");
        }
        return switch (reference.name()) {
            case "id" -> target.id().toString();
            case "name" -> target.name();
            case "address" -> target.address();
            default -> required(reference, target.tags().get(reference.tag()), target.name() + " has no such tag");
        };
    }

    private static String required(Reference reference, String value, String why) {
        if (value == null) {
            throw new UnresolvedReference(reference, why);
        }
        return value;
    }
}
