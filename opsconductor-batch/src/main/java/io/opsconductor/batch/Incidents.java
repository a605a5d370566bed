package io.opsconductor.batch;

import io.opsconductor.automation.Failure;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Joins what a user sees of a fault with what the log says about it. */
final class Incidents {
    private static final Logger LOG = Logger.getLogger(Incidents.class.getName());

    private Incidents() {}

    static Failure report(String where, RuntimeException e) {
        String incident = UUID.randomUUID().toString();
        LOG.log(Level.SEVERE, "Incident " + incident + " in " + where, e);
        return new Failure(
                "internal", "Something unexpected happened. The server's log has it under incident " + incident + ".");
    }
}
