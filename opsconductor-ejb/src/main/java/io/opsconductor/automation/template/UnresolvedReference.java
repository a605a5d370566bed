package io.opsconductor.automation.template;

import io.opsconductor.automation.StepRefused;

/**
 * A reference has no value now: a step that did not run on this target, a tag that the target lacks. The step that
 * holds it fails before anything is sent, since an empty text in its place could change what a command does.
 */
public class UnresolvedReference extends StepRefused {
    private static final long serialVersionUID = 1L;

    /** The reference, as written, and why it has no value. */
    public UnresolvedReference(Reference reference, String why) {
        super("unresolved_reference", reference + " has no value: " + why);
    }
}
