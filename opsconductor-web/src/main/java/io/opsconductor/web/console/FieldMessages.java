package io.opsconductor.web.console;

import io.opsconductor.platform.FieldError;
import io.opsconductor.platform.Problem;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.EditableValueHolder;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.visit.VisitContext;
import jakarta.faces.component.visit.VisitResult;
import jakarta.faces.context.FacesContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows a domain's refusal where it belongs. An input stands for the field that its attribute {@code field} names, like
 * {@code workflow.nodes[2].with.command}, or else for the field called like its id. What no input stands for is shown
 * above the form.
 */
final class FieldMessages {
    private FieldMessages() {}

    static void show(FacesContext faces, Problem problem) {
        List<FieldError> open = new ArrayList<>(problem.errors());
        if (!open.isEmpty()) {
            faces.getViewRoot()
                    .visitTree(
                            VisitContext.createVisitContext(faces), (visit, component) -> mark(faces, component, open));
        }
        for (FieldError error : open) {
            add(faces, null, error.field() + " " + error.message());
        }
        if (problem.errors().isEmpty()) {
            add(faces, null, problem.getMessage());
        }
    }

    private static VisitResult mark(FacesContext faces, UIComponent component, List<FieldError> open) {
        if (component instanceof EditableValueHolder input) {
            Object field = component.getAttributes().get("field");
            String name = field == null ? component.getId() : field.toString();
            List<FieldError> own =
                    open.stream().filter(e -> belongs(e.field(), name)).toList();
            for (FieldError error : own) {
                input.setValid(false);
                add(faces, component.getClientId(faces), sentence(error.message()));
            }
            open.removeAll(own);
        }
        return VisitResult.ACCEPT;
    }

    /** An input also stands for the parts of its field: {@code tags} for {@code tags.role}. */
    private static boolean belongs(String field, String name) {
        return field.equals(name) || field.startsWith(name + ".") || field.startsWith(name + "[");
    }

    private static String sentence(String message) {
        return message.isEmpty() ? message : Character.toUpperCase(message.charAt(0)) + message.substring(1);
    }

    private static void add(FacesContext faces, String clientId, String text) {
        faces.addMessage(clientId, new FacesMessage(FacesMessage.SEVERITY_ERROR, text, text));
    }
}
