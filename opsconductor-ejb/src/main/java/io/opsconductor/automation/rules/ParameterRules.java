package io.opsconductor.automation.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.automation.Parameter;
import io.opsconductor.platform.Validation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether the parameters of a job can be asked for. */
final class ParameterRules {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,63}");

    private final List<Parameter> parameters;
    private final Faults faults;

    ParameterRules(List<Parameter> parameters, Faults faults) {
        this.parameters = parameters;
        this.faults = faults;
    }

    void check() {
        faults.shape(
                parameters.size() <= Limits.PARAMETERS,
                "parameters",
                "must have at most " + Limits.PARAMETERS + " items");
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < parameters.size(); i++) {
            check("parameters[" + i + "]", parameters.get(i), seen);
        }
    }

    private void check(String at, Parameter parameter, Set<String> seen) {
        faults.text(at + ".name", parameter.name(), Validation.NAME_LENGTH)
                .text(at + ".type", parameter.type(), Validation.NAME_LENGTH)
                .text(at + ".label", parameter.label(), Validation.NAME_LENGTH)
                .lines(at + ".help", parameter.help(), Limits.TEXT)
                .text(at + ".pattern", parameter.pattern(), Limits.TEXT)
                .storable(at + ".default", parameter.defaultValue());
        if (parameter.name() == null) {
            faults.shape(false, at + ".name", "is required");
        } else {
            faults.sense(
                    NAME.matcher(parameter.name()).matches(),
                    at + ".name",
                    "must be 1 to 64 letters, digits, _ and -, not starting with a digit or -");
            faults.sense(seen.add(parameter.name()), at + ".name", "is used twice; names must be unique");
        }
        ParameterType type = ParameterType.find(parameter.type()).orElse(null);
        if (parameter.type() == null) {
            faults.shape(false, at + ".type", "is required");
        } else {
            faults.sense(type != null, at + ".type", "must be one of " + ParameterType.names());
        }
        boolean patternWorks = pattern(at, parameter);
        choices(at, parameter, type);
        if (type != null && patternWorks && parameter.defaultValue() != null) {
            defaultValue(at + ".default", parameter, type, parameter.defaultValue());
        }
    }

    private void defaultValue(String at, Parameter parameter, ParameterType type, JsonNode value) {
        if (type == ParameterType.SECRET) {
            faults.sense(at, "a secret cannot have a default: it would be stored unencrypted in the job");
        } else {
            ParameterCheck.fault(parameter, type, value).ifPresent(message -> faults.sense(at, message));
        }
    }

    private boolean pattern(String at, Parameter parameter) {
        if (parameter.pattern() == null) {
            return true;
        }
        String fault = ParameterPattern.fault(parameter.pattern());
        if (fault != null) {
            faults.sense(at + ".pattern", fault);
        }
        return fault == null;
    }

    private void choices(String at, Parameter parameter, ParameterType type) {
        List<String> choices = parameter.choices();
        boolean wanted = type == ParameterType.CHOICE || type == ParameterType.MULTI_CHOICE;
        if (wanted) {
            faults.sense(choices != null && !choices.isEmpty(), at + ".choices", "is required for a choice");
        } else if (type != null) {
            faults.sense(choices == null, at + ".choices", "applies only to choice and multiChoice");
        }
        if (choices != null) {
            for (int i = 0; i < choices.size(); i++) {
                String choice = at + ".choices[" + i + "]";
                faults.shape(choices.get(i) != null, choice, "must not be null")
                        .text(choice, choices.get(i), Limits.CHOICE);
            }
            faults.sense(
                    choices.size() <= Limits.CHOICES && new HashSet<>(choices).size() == choices.size(),
                    at + ".choices",
                    "must be distinct values, at most " + Limits.CHOICES);
        }
    }
}
