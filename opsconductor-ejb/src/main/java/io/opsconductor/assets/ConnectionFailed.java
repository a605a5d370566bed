package io.opsconductor.assets;

import jakarta.ejb.ApplicationException;

/** A connection to a target could not be made, or was lost. The message is for a user and holds no secret. */
@ApplicationException(rollback = false)
public class ConnectionFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final Stage stage;
    private final String code;

    /**
     * A failure at the stage.
     *
     * @param code one of {@code docs/errors.md}, e.g. {@code unreachable}, {@code host_key_changed}
     * @param message what happened and what to do
     */
    public ConnectionFailed(Stage stage, String code, String message) {
        super(message);
        this.stage = stage;
        this.code = code;
    }

    /** How far the connection came. */
    public Stage stage() {
        return stage;
    }

    /** Stable code, snake_case, for {@code failure.code} of a task. */
    public String code() {
        return code;
    }
}
