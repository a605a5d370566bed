package io.opsconductor.automation.start;

import io.opsconductor.assets.CredentialCatalog;
import io.opsconductor.assets.Protocol;
import io.opsconductor.automation.JobDefinition;
import io.opsconductor.automation.Parameter;
import io.opsconductor.automation.TargetSelector;
import io.opsconductor.automation.Workflow;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.FieldError;
import io.opsconductor.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Whether the targets and credentials exist that a definition or its values name one by one. */
@ApplicationScoped
public class NamedThings {
    private final CredentialCatalog credentials;
    private final TargetLookup targets;

    @Inject
    NamedThings(CredentialCatalog credentials, TargetLookup targets) {
        this.credentials = credentials;
        this.targets = targets;
    }

    /** For the container's proxy. */
    protected NamedThings() {
        this(null, null);
    }

    /**
     * Demands the credentials that steps sign in with in place of their connections' own. Steps reach their targets
     * over SSH alone so far.
     *
     * @param field turns a field of the definition into one of the request
     * @throws Problem 400 naming each field whose credential does not exist or cannot be used over SSH
     */
    public void demandCredentials(Caller caller, JobDefinition definition, UnaryOperator<String> field) {
        Map<String, UUID> named = new LinkedHashMap<>();
        List<Workflow.Node> nodes = definition.workflow().nodes();
        for (int i = 0; i < nodes.size(); i++) {
            String path = field.apply("workflow.nodes[" + i + "].with." + Workflow.Node.CREDENTIAL);
            nodes.get(i).credentialId().ifPresent(id -> named.put(path, id));
        }
        List<FieldError> faults = named.isEmpty() ? List.of() : credentials.faults(caller, named, Protocol.SSH);
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
    }

    /**
     * Demands the targets that values of parameters name, each by id or name.
     *
     * @throws Problem 400 naming each parameter whose value is no target
     */
    public void demandTargets(Caller caller, List<Parameter> parameters, ParameterValues values) {
        List<FieldError> unknown = new ArrayList<>();
        for (Parameter parameter : parameters) {
            String value = values.shown().path(parameter.name()).asText();
            if ("target".equals(parameter.type()) && !value.isEmpty() && !isTarget(caller, value)) {
                unknown.add(new FieldError("parameters." + parameter.name(), "there is no target " + value));
            }
        }
        if (!unknown.isEmpty()) {
            throw Problem.invalid(unknown);
        }
    }

    private boolean isTarget(Caller caller, String value) {
        return names(caller, new TargetSelector(null, List.of(value), null, null, null))
                || (isId(value)
                        && names(caller, new TargetSelector(List.of(UUID.fromString(value)), null, null, null, null)));
    }

    private boolean names(Caller caller, TargetSelector selector) {
        return targets.resolve(caller, selector, "").unknown().isEmpty();
    }

    private static boolean isId(String value) {
        return value.matches("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }
}
