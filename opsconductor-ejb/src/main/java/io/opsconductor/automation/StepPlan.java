package io.opsconductor.automation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsconductor.automation.steps.Setting;
import io.opsconductor.automation.steps.StepLibrary;
import io.opsconductor.automation.steps.StepType;
import io.opsconductor.automation.template.Reference;
import io.opsconductor.automation.template.SettingsTemplate;
import io.opsconductor.platform.Json;
import java.util.Set;
import java.util.stream.Collectors;

/** One step made ready to run: its settings are parsed and wait for values. Immutable and thread-safe. */
public final class StepPlan {
    private final Workflow.Node node;
    private final StepType type;
    private final SettingsTemplate settings;
    private final Set<String> secretParameters;

    private StepPlan(Workflow.Node node, StepType type, Set<String> secretParameters) {
        this.node = node;
        this.type = type;
        this.secretParameters = secretParameters;
        this.settings = SettingsTemplate.parse(
                node.with() == null ? Json.MAPPER.createObjectNode() : node.with(),
                name -> type.field(name).orElseThrow().setting().kind() == Setting.Kind.SHELL);
    }

    static StepPlan of(Workflow.Node node, Set<String> secretParameters) {
        return new StepPlan(node, StepLibrary.find(node.type()).orElseThrow(), secretParameters);
    }

    /** As the author wrote it. */
    public Workflow.Node node() {
        return node;
    }

    /** Its type. */
    public StepType type() {
        return type;
    }

    /** Whether it runs once for each target. */
    public boolean perTarget() {
        return node.runsPerTarget();
    }

    /**
     * The settings with every reference replaced by its value, in shell text as one quoted word. They may hold secrets.
     *
     * @param as the settings record of the step's type
     * @throws StepRefused if a value is missing, or a setting is not what it must be with the values in it: the step must
     *     not run
     */
    public <S extends Record> S settings(Class<S> as, Values values) {
        ObjectNode rendered = settings.render(new Lookup(values, secretParameters)::value);
        for (StepType.Field field : type.fields()) {
            demandFit(field, field.name(), rendered.path(field.name()));
        }
        return Json.MAPPER.convertValue(rendered, as);
    }

    private static void demandFit(StepType.Field field, String name, JsonNode value) {
        if (value.isTextual()) {
            field.fault(value.textValue()).ifPresent(fault -> {
                throw new StepRefused(
                        "setting_invalid", "With its values filled in, " + name + " " + fault + "; nothing was sent.");
            });
        } else {
            value.forEach(member -> demandFit(field, name, member));
        }
    }

    boolean refersTo(String stepId) {
        return settings.references().stream()
                .anyMatch(r -> r.source() == Reference.Source.STEPS && r.name().equals(stepId));
    }

    /** The names of the secrets that its settings ask for, secret parameters among them. */
    public Set<String> secrets() {
        return settings.references().stream()
                .filter(r -> r.source() == Reference.Source.SECRETS
                        || (r.source() == Reference.Source.PARAMS && secretParameters.contains(r.name())))
                .map(Reference::name)
                .collect(Collectors.toSet());
    }
}
