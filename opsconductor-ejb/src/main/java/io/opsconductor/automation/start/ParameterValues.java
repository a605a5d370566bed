package io.opsconductor.automation.start;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsconductor.automation.Parameter;
import io.opsconductor.automation.rules.ParameterCheck;
import io.opsconductor.automation.rules.ParameterType;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.Validation;
import io.opsconductor.platform.crypto.Secret;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** The values an execution starts with: those given, checked, and the defaults of the others. */
public final class ParameterValues {
    private final ObjectNode shown = Json.MAPPER.createObjectNode();
    private final ObjectNode secrets = Json.MAPPER.createObjectNode();

    private ParameterValues() {}

    /**
     * Checks values against the parameters of a job.
     *
     * @throws io.opsconductor.platform.Problem 400 with every fault; none of them tells a value
     */
    public static ParameterValues of(List<Parameter> parameters, Map<String, JsonNode> given) {
        Validation validation = new Validation();
        for (String name : given.keySet()) {
            validation.check(
                    parameters.stream().anyMatch(p -> p.name().equals(name)),
                    "parameters." + name,
                    "is not a parameter of the job");
        }
        ParameterValues values = new ParameterValues();
        parameters.forEach(parameter -> values.take(parameter, given.get(parameter.name()), validation));
        validation.orThrow();
        return values;
    }

    private void take(Parameter parameter, JsonNode given, Validation validation) {
        String field = "parameters." + parameter.name();
        if (given == null || given.isNull()) {
            if (parameter.defaultValue() != null) {
                shown.set(parameter.name(), parameter.defaultValue());
            } else {
                validation.check(!Boolean.TRUE.equals(parameter.required()), field, "is required");
            }
            return;
        }
        ParameterType type = ParameterType.find(parameter.type()).orElseThrow();
        var fault = ParameterCheck.fault(parameter, type, given);
        if (fault.isPresent()) {
            validation.reject(field, fault.get());
        } else if (Boolean.TRUE.equals(parameter.required())
                && given.isTextual()
                && given.textValue().isEmpty()) {
            validation.reject(field, "is required");
        } else if (type == ParameterType.SECRET) {
            shown.put(parameter.name(), Secret.MASK);
            secrets.set(parameter.name(), given);
        } else {
            shown.set(parameter.name(), given);
        }
    }

    /** All values by name, secrets masked. */
    public ObjectNode shown() {
        return shown;
    }

    /** Whether any of them is secret. */
    public boolean hasSecrets() {
        return !secrets.isEmpty();
    }

    /** The secret ones by name, as JSON in UTF-8: seal it, then wipe it. */
    public byte[] secrets() {
        try {
            return Json.MAPPER.writeValueAsBytes(secrets);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "ParameterValues" + shown.fieldNames();
    }
}
