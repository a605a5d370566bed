package io.opsconductor.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.opsconductor.platform.FieldError;
import io.opsconductor.platform.Problem;
import java.util.List;

/**
 * A problem as RFC 9457 shapes it.
 *
 * @param type {@code /problems/<code>}
 * @param instance the path that was asked for
 * @param correlationId finds the request in the log and the audit log
 * @param errors the fields at fault; left out where there are none
 * @param incidentId finds the cause in the log, only where it is the server's fault
 * @param mfaRequired true where the password was right and a code is due; else left out
 */
public record ProblemDocument(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String correlationId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors,
        String incidentId,
        Boolean mfaRequired) {

    /** The media type of all of them. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** The document of a problem. */
    public static ProblemDocument of(Problem problem, String instance, String correlationId) {
        return new ProblemDocument(
                "/problems/" + problem.code(),
                problem.title(),
                problem.status(),
                problem.getMessage(),
                instance,
                correlationId,
                problem.errors(),
                null,
                null);
    }

    /** The same with the incident's id. */
    public ProblemDocument during(String incident) {
        return new ProblemDocument(type, title, status, detail, instance, correlationId, errors, incident, mfaRequired);
    }
}
