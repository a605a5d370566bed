package io.opsconductor.automation;

/**
 * A step must not run as things are: a value that it needs is missing. It fails before anything is sent, since an empty
 * text in the place of a value could change what a command does. The message is for a user and holds no secret.
 */
public class StepRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * A refusal.
     *
     * @param code stable, snake_case, listed in {@code docs/errors.md}
     */
    public StepRefused(String code, String message) {
        super(message);
        this.code = code;
    }

    /** For {@code failure.code} of the task. */
    public String code() {
        return code;
    }
}
