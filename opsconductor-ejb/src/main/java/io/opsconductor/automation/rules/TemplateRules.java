package io.opsconductor.automation.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsconductor.automation.Workflow;
import io.opsconductor.automation.steps.Interpreter;
import io.opsconductor.automation.steps.Setting;
import io.opsconductor.automation.steps.StepType;
import io.opsconductor.automation.template.Reference;
import io.opsconductor.automation.template.Template;
import io.opsconductor.automation.template.TemplateFault;
import java.util.Set;

/** Whether the references in a step's settings name something that exists, and stand where a value may arrive. */
final class TemplateRules {
    private final String path;
    private final Workflow.Node node;
    private final StepType type;
    private final ReferenceScope scope;
    private final Faults faults;

    TemplateRules(String path, Workflow.Node node, StepType type, ReferenceScope scope, Faults faults) {
        this.path = path;
        this.node = node;
        this.type = type;
        this.scope = scope;
        this.faults = faults;
    }

    void check(ObjectNode with) {
        for (StepType.Field field : type.fields()) {
            JsonNode value = with.get(field.name());
            String at = path + "." + field.name();
            if (value == null) {
                continue;
            }
            if (value.isTextual() && field.component().getType() == String.class) {
                text(at, field, value.textValue(), with);
            } else if (value.isArray()) {
                for (int i = 0; i < value.size(); i++) {
                    text(at + "[" + i + "]", field, value.get(i).asText(), with);
                }
            } else if (value.isObject()) {
                value.properties()
                        .forEach(e ->
                                text(at + "." + e.getKey(), field, e.getValue().asText(), with));
            }
        }
    }

    private void text(String at, StepType.Field field, String text, ObjectNode with) {
        Template template;
        try {
            template = Template.parse(text);
        } catch (TemplateFault e) {
            faults.sense(at, e.getMessage());
            return;
        }
        for (Reference reference : template.references()) {
            scope.fault(reference, node).ifPresent(message -> faults.sense(at, message));
            faults.sense(
                    !scope.isSecret(reference) || field.setting().kind() == Setting.Kind.CHANNEL,
                    at,
                    reference + " would expose the secret in process lists or names: pass it through environment"
                            + " or stdin");
        }
        switch (field.setting().kind()) {
            case SHELL -> shell(at, template, with);
            case PROGRAM -> program(at, template);
            default -> {} // plain text and what travels over the channel take any value
        }
    }

    private void program(String at, Template template) {
        template.references().stream()
                .filter(r -> !r.raw())
                .forEach(r -> faults.sense(
                        at,
                        r + " would be read as shell text here: pass the value through environment or args, or write"
                                + " ${raw:…} if it really names a program"));
    }

    private void shell(String at, Template template, ObjectNode with) {
        String interpreter = with.path("interpreter").asText("/bin/sh");
        if (Interpreter.isShell(interpreter)) {
            Set.copyOf(template.shellFaults(scope::isFigure)).forEach(message -> faults.sense(at, message));
            return;
        }
        template.references().stream()
                .filter(r -> !r.raw())
                .forEach(r -> faults.sense(
                        at,
                        r + " cannot be quoted for " + interpreter
                                + ": pass the value through environment or args, or write ${raw:…} if it really is"
                                + " program text"));
    }
}
