package io.opsconductor.automation.walk;

/** An expression on an edge that cannot be understood, or had no answer. The message is for the job's author. */
public class ConditionFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A fault with what is wrong. */
    public ConditionFault(String message) {
        super(message);
    }
}
