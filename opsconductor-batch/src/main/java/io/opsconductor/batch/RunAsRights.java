package io.opsconductor.batch;

import io.opsconductor.automation.ClaimedExecution;
import io.opsconductor.identity.Callers;
import io.opsconductor.platform.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Asks, when an execution is claimed, who it runs as and whether that user still may. */
@ApplicationScoped
public class RunAsRights {
    @Inject
    private Callers callers;

    /** The caller with the rights of this moment, or empty if there are none any more. */
    Optional<Caller> of(ClaimedExecution execution) {
        if (execution.requestedById() == null) {
            return Optional.of(Caller.system(execution.requestedBy()).correlatedBy(execution.correlationId()));
        }
        String permission = execution.jobId() == null ? "commands:run" : "jobs:run";
        return callers.runAs(execution.requestedById(), execution.correlationId())
                .filter(caller -> caller.may(permission));
    }
}
