package io.opsconductor.assets;

import jakarta.ejb.ApplicationException;

/** A connection to a target could not be made, or was lost. The message is for a user and holds no secret. */
@ApplicationException(rollback = false)
public class ConnectionFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final Stage stage;
    private final String code;
    private final boolean mayHaveBegun;

    /**
     * A failure at the stage.
     *
     * @param code one of {@code docs/errors.md}, e.g. {@code unreachable}, {@code host_key_changed}
     * @param message what happened and what to do
     */
    public ConnectionFailed(Stage stage, String code, String message) {
        this(stage, code, message, stage == Stage.COMMAND);
    }

    private ConnectionFailed(Stage stage, String code, String message, boolean mayHaveBegun) {
        super(message);
        this.stage = stage;
        this.code = code;
        this.mayHaveBegun = mayHaveBegun;
    }

    /** A failure on an open connection, before anything was begun on the host. */
    public static ConnectionFailed nothingBegun(String code, String message) {
        return new ConnectionFailed(Stage.COMMAND, code, message, false);
    }

    /** How far the connection came. */
    public Stage stage() {
        return stage;
    }

    /** Stable code, snake_case, for {@code failure.code} of a task. */
    public String code() {
        return code;
    }

    /** Whether something may have been begun on the host; if not, trying again does no harm. */
    public boolean mayHaveBegun() {
        return mayHaveBegun;
    }
}
