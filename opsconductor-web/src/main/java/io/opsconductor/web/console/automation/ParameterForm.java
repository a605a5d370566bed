package io.opsconductor.web.console.automation;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.automation.Parameter;
import java.io.Serializable;
import java.util.List;

/** A parameter of a job as it is edited. */
public class ParameterForm implements Serializable {
    private static final long serialVersionUID = 1L;

    private String name;
    private String type = "text";
    private String label;
    private String help;
    private boolean required;
    private String preset;
    private String pattern;
    private String choices;

    static ParameterForm of(Parameter parameter) {
        ParameterForm form = new ParameterForm();
        form.name = parameter.name();
        form.type = parameter.type();
        form.label = parameter.label();
        form.help = parameter.help();
        form.required = Boolean.TRUE.equals(parameter.required());
        form.preset = ParameterText.write(parameter.defaultValue());
        form.pattern = parameter.pattern();
        form.choices = parameter.choices() == null ? null : String.join("\n", parameter.choices());
        return form;
    }

    Parameter parameter(int index) {
        JsonNode value = ParameterText.read("parameters[" + index + "].default", type, preset);
        List<String> list = choices == null
                ? null
                : choices.lines().map(String::strip).filter(c -> !c.isEmpty()).toList();
        return new Parameter(
                name, type, label, help, required ? true : null, value, pattern, isChoosing() ? list : null);
    }

    /** Whether it is chosen from a list. */
    public boolean isChoosing() {
        return type.equals("choice") || type.equals("multiChoice");
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getType() {
        return type;
    }

    public void setType(String type) {
        this.type = type;
    }

    public String getLabel() {
        return label;
    }

    public void setLabel(String label) {
        this.label = label;
    }

    public String getHelp() {
        return help;
    }

    public void setHelp(String help) {
        this.help = help;
    }

    public boolean isRequired() {
        return required;
    }

    public void setRequired(boolean required) {
        this.required = required;
    }

    public String getPreset() {
        return preset;
    }

    public void setPreset(String preset) {
        this.preset = preset;
    }

    public String getPattern() {
        return pattern;
    }

    public void setPattern(String pattern) {
        this.pattern = pattern;
    }

    public String getChoices() {
        return choices;
    }

    public void setChoices(String choices) {
        this.choices = choices;
    }
}
