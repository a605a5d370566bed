package io.opsconductor.automation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The life of an execution. The last six states are final: once there, its tasks and output are complete. */
public enum ExecutionState {
    QUEUED,
    RUNNING,
    WAITING,
    PAUSED,
    CANCELLING,
    SUCCEEDED,
    FAILED,
    PARTIAL,
    CANCELLED,
    TIMED_OUT,
    INTERRUPTED;

    private static final Set<ExecutionState> FINAL =
            EnumSet.of(SUCCEEDED, FAILED, PARTIAL, CANCELLED, TIMED_OUT, INTERRUPTED);

    /** Whether nothing changes any more. */
    public boolean isFinal() {
        return FINAL.contains(this);
    }

    /** Whether an execution in this state may turn into the other one; a state may always turn into itself. */
    public boolean mayBecome(ExecutionState next) {
        return switch (this) {
            case QUEUED -> next != WAITING && next != PAUSED;
            case RUNNING, WAITING, PAUSED -> next != QUEUED;
            case CANCELLING -> next == CANCELLING || next.isFinal();
            default -> next == this;
        };
    }

    /** The name in the API and in the database, like {@code timed_out}. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of that wire name. */
    @JsonCreator
    public static ExecutionState of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
