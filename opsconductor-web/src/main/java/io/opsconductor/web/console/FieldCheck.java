package io.opsconductor.web.console;

import io.opsconductor.platform.FieldError;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import java.util.List;
import org.primefaces.PrimeFaces;

/** Tells the page what is wrong at the fields of a form that is still being filled in. Nothing is drawn anew. */
@Named
@RequestScoped
public class FieldCheck {
    /** Checks the form, and answers the faults by the client ids of their inputs. */
    public void of(Checked form) {
        PrimeFaces.current()
                .ajax()
                .addCallbackParam(
                        "faults", Json.write(FieldMessages.byInput(FacesContext.getCurrentInstance(), faults(form))));
    }

    private static List<FieldError> faults(Checked form) {
        try {
            return form.check();
        } catch (Problem unreadable) {
            return unreadable.errors(); // an entry that is no number, say; saving tells what lies in no field
        }
    }
}
