package io.opsconductor.automation.template;

/** A text that is no valid template. The message is for its author. */
public class TemplateFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A fault with what is wrong and what to write in place of it. */
    public TemplateFault(String message) {
        super(message);
    }
}
