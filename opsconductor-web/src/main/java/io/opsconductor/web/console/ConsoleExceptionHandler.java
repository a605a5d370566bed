package io.opsconductor.web.console;

import io.opsconductor.platform.Problem;
import io.opsconductor.web.gateway.Correlation;
import io.opsconductor.web.problem.Incident;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.PhaseId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Iterator;

/**
 * Turns what a page's bean throws into what the viewer can act on, so that beans need not catch anything: a domain's
 * refusal of a form is shown at its fields; a page that cannot be opened says why; a view that the session has
 * forgotten is opened anew; anything else is logged under an incident id, and the page names that id alone.
 */
public class ConsoleExceptionHandler extends ExceptionHandlerWrapper {
    /** Made for each request by {@link ConsoleExceptionHandlerFactory}. */
    public ConsoleExceptionHandler(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() {
        FacesContext faces = FacesContext.getCurrentInstance();
        Iterator<ExceptionQueuedEvent> queued =
                getUnhandledExceptionQueuedEvents().iterator();
        boolean handled = false;
        while (queued.hasNext()) {
            Throwable failure = queued.next().getContext().getException();
            if (!handled && !answer(faces, failure)) {
                break;
            }
            handled = true;
            queued.remove();
        }
        getWrapped().handle();
    }

    /** Returns false where it is too late to show anything but the server's error page. */
    private static boolean answer(FacesContext faces, Throwable failure) {
        if (faces.getCurrentPhaseId() == PhaseId.RENDER_RESPONSE
                && faces.getExternalContext().isResponseCommitted()) {
            return false;
        }
        ViewExpiredException expired = find(failure, ViewExpiredException.class);
        if (expired != null) {
            Redirects.to(expired.getViewId().replaceFirst("\\.xhtml$", "") + "?expired=true");
            return true;
        }
        Problem problem = find(failure, Problem.class);
        if (problem != null && faces.isPostback() && faces.getCurrentPhaseId() != PhaseId.RENDER_RESPONSE) {
            FieldMessages.show(faces, problem);
            return true;
        }
        HttpServletRequest request =
                (HttpServletRequest) faces.getExternalContext().getRequest();
        ProblemPage shown = problem != null
                ? ProblemPage.of(problem)
                : ProblemPage.of(Incident.log(failure, request, Correlation.of(request)));
        shown.put(faces);
        if (faces.isPostback() && faces.getCurrentPhaseId() != PhaseId.RENDER_RESPONSE) {
            FieldMessages.show(faces, shown.problem());
            return true;
        }
        if (faces.getCurrentPhaseId() == PhaseId.RENDER_RESPONSE) {
            return false;
        }
        faces.getExternalContext().setResponseStatus(shown.problem().status());
        faces.getApplication().getNavigationHandler().handleNavigation(faces, null, ProblemPage.VIEW);
        faces.renderResponse();
        return true;
    }

    private static <T extends Throwable> T find(Throwable failure, Class<T> kind) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return kind.cast(cause);
            }
        }
        return null;
    }
}
