package io.opsconductor.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A fault of the server: its cause goes to the log under an id, and the id alone goes outside. */
public final class Incident {
    private static final Logger LOG = Logger.getLogger(Incident.class.getName());
    private static final SecureRandom RANDOM = new SecureRandom();

    private Incident() {}

    /** Logs the cause and returns the id it is logged under. */
    public static String log(Throwable cause, HttpServletRequest request, String correlationId) {
        byte[] id = new byte[6];
        RANDOM.nextBytes(id);
        String incident = HexFormat.of().formatHex(id);
        LOG.log(
                Level.SEVERE,
                "Incident " + incident + " at " + request.getMethod() + " " + request.getRequestURI() + " (correlation "
                        + correlationId + ")",
                cause);
        return incident;
    }
}
