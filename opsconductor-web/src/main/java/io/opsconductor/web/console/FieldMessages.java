package io.opsconductor.web.console;

import io.opsconductor.platform.FieldError;
import io.opsconductor.platform.Problem;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.EditableValueHolder;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.visit.VisitContext;
import jakarta.faces.component.visit.VisitHint;
import jakarta.faces.component.visit.VisitResult;
import jakarta.faces.context.FacesContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Shows a domain's refusal where it belongs. An input stands for the field that its attribute {@code field} names, like
 * {@code workflow.nodes[2].with.command}, or else for the field called like its id. What no input stands for is shown
 * above the form.
 */
final class FieldMessages {
    private FieldMessages() {}

    private record Input(String clientId, String field) {
        /** An input also stands for the parts of its field: {@code tags} for {@code tags.role}. */
        boolean standsFor(String path) {
            return path.equals(field) || path.startsWith(field + ".") || path.startsWith(field + "[");
        }
    }

    /** Marks the inputs that are at fault and says what is wrong at each. */
    static void show(FacesContext faces, Problem problem) {
        List<Input> inputs = problem.errors().isEmpty() ? List.of() : inputs(faces);
        Set<String> wrong = new HashSet<>();
        for (FieldError error : problem.errors()) {
            Optional<Input> input = of(inputs, error);
            input.ifPresent(at -> wrong.add(at.clientId));
            add(
                    faces,
                    input.map(Input::clientId).orElse(null),
                    input.isPresent() ? sentence(error.message()) : error.field() + " " + error.message());
        }
        if (problem.errors().isEmpty()) {
            add(faces, null, problem.getMessage());
        }
        eachInput(faces, (holder, component) -> {
            if (wrong.contains(component.getClientId(faces))) {
                holder.setValid(false);
            }
        });
    }

    /** What is wrong first at each input, by its client id. What no input stands for is left out. */
    static Map<String, String> byInput(FacesContext faces, List<FieldError> errors) {
        List<Input> inputs = errors.isEmpty() ? List.of() : inputs(faces);
        Map<String, String> messages = new LinkedHashMap<>();
        for (FieldError error : errors) {
            of(inputs, error).ifPresent(at -> messages.putIfAbsent(at.clientId, sentence(error.message())));
        }
        return messages;
    }

    private static List<Input> inputs(FacesContext faces) {
        List<Input> inputs = new ArrayList<>();
        eachInput(faces, (holder, component) -> {
            Object field = component.getAttributes().get("field");
            inputs.add(new Input(component.getClientId(faces), field == null ? component.getId() : field.toString()));
        });
        return inputs;
    }

    /** The input that stands for the field most closely. */
    private static Optional<Input> of(List<Input> inputs, FieldError error) {
        return inputs.stream()
                .filter(input -> input.standsFor(error.field()))
                .max(Comparator.comparingInt(input -> input.field.length()));
    }

    /**
     * Within a repeated part, an input is one component that takes on its state row by row, only while it is visited.
     */
    private static void eachInput(FacesContext faces, BiConsumer<EditableValueHolder, UIComponent> action) {
        faces.getViewRoot()
                .visitTree(
                        VisitContext.createVisitContext(faces, null, EnumSet.of(VisitHint.SKIP_UNRENDERED)),
                        (visit, component) -> {
                            if (component instanceof EditableValueHolder holder) {
                                action.accept(holder, component);
                            }
                            return VisitResult.ACCEPT;
                        });
    }

    private static String sentence(String message) {
        return message.isEmpty() ? message : Character.toUpperCase(message.charAt(0)) + message.substring(1);
    }

    private static void add(FacesContext faces, String clientId, String text) {
        faces.addMessage(clientId, new FacesMessage(FacesMessage.SEVERITY_ERROR, text, text));
    }
}
