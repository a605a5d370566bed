package io.opsconductor.automation.start;

import io.opsconductor.assets.CredentialCatalog;
import io.opsconductor.assets.Protocol;
import io.opsconductor.automation.JobDefinition;
import io.opsconductor.automation.Workflow;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Asks the assets whether the credentials that steps name can sign in to targets. */
@ApplicationScoped
public class CredentialLookup {
    @Inject
    private CredentialCatalog catalog;

    /** What is wrong with them, by the fields of the definition. Steps reach their targets over SSH alone so far. */
    public List<FieldError> faults(Caller caller, JobDefinition definition) {
        Map<String, UUID> named = named(definition);
        return named.isEmpty() ? List.of() : catalog.faults(caller, named, Protocol.SSH);
    }

    /** The credentials by the fields that name them. */
    static Map<String, UUID> named(JobDefinition definition) {
        Map<String, UUID> named = new LinkedHashMap<>();
        List<Workflow.Node> nodes = definition.workflow().nodes();
        for (int i = 0; i < nodes.size(); i++) {
            String field = "workflow.nodes[" + i + "].with." + Workflow.Node.CREDENTIAL;
            nodes.get(i).credentialId().ifPresent(id -> named.put(field, id));
        }
        return named;
    }
}
