package io.opsconductor.batch;

import io.opsconductor.automation.ClaimedExecution;
import io.opsconductor.automation.Failure;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Joins what a user sees of a fault with what the log says about it. */
final class Incidents {
    private static final Logger LOG = Logger.getLogger(Incidents.class.getName());

    private Incidents() {}

    /**
     * Logs the fault and says where to find it.
     *
     * @param where in what of the execution, or empty
     */
    static Failure report(ClaimedExecution execution, String where, Throwable e) {
        String incident = UUID.randomUUID().toString();
        LOG.log(
                Level.SEVERE,
                "Incident " + incident + " in execution " + execution.id() + where + " (correlation "
                        + execution.correlationId() + ")",
                e);
        return new Failure(
                "internal", "An unexpected error occurred; see incident " + incident + " in the server log.");
    }
}
