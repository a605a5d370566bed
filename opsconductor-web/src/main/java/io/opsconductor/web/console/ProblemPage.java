package io.opsconductor.web.console;

import io.opsconductor.platform.Problem;
import jakarta.faces.context.FacesContext;

/**
 * What the page says that stands where another could not be opened: what happened, why, what to do.
 *
 * @param problem the refusal, or the fault in words that may go outside
 * @param incident under which a fault is found in the log, or null for a refusal
 */
public record ProblemPage(Problem problem, String incident) {
    /** The view that shows it. */
    static final String VIEW = "/problem.xhtml";

    static ProblemPage of(Problem problem) {
        return new ProblemPage(problem, null);
    }

    static ProblemPage of(String incident) {
        return new ProblemPage(
                new Problem(
                        "internal",
                        500,
                        "Something went wrong",
                        "The server could not complete this request. Try again; if it fails again, give your administrator"
                                + " the incident number " + incident + "."),
                incident);
    }

    /** Hands it to the view. */
    void put(FacesContext faces) {
        faces.getExternalContext().getRequestMap().put("problem", this);
    }
}
