package io.opsconductor.automation.start;

import io.opsconductor.automation.JobDefinition;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Permissions;
import io.opsconductor.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What a caller must hold besides the permission to save or to run: the use of what a definition names. */
@ApplicationScoped
public class Rights {
    @Inject
    private Permissions permissions;

    /**
     * Demands the use of the targets and credentials that the definition works on.
     *
     * @throws Problem 403 if the caller lacks one; the refusal is audited
     */
    public void toUse(Caller caller, JobDefinition definition) {
        if (definition.targets() != null) {
            demand(caller, "targets:use");
            demand(caller, "credentials:use"); // each connection signs in with one
        } else if (definition.workflow().nodes().stream()
                .anyMatch(n -> n.credentialId().isPresent())) {
            demand(caller, "credentials:use");
        }
    }

    /**
     * Demands one permission.
     *
     * @throws Problem 403 if the caller lacks it; the refusal is audited
     */
    public void demand(Caller caller, String permission) {
        permissions.demand(caller, permission);
    }
}
