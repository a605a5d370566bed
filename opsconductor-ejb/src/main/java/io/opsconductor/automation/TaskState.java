package io.opsconductor.automation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The life of one step on one target. */
public enum TaskState {
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    SKIPPED,
    CANCELLED,
    TIMED_OUT,
    INTERRUPTED;

    /** Whether nothing changes any more. */
    public boolean isFinal() {
        return this != QUEUED && this != RUNNING;
    }

    /** Whether it ran and did not reach its end: what an edge {@code on: failure} follows. */
    public boolean isFailure() {
        return this == FAILED || this == TIMED_OUT || this == INTERRUPTED;
    }

    /** The name in the API and in the database, like {@code timed_out}. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of that wire name. */
    @JsonCreator
    public static TaskState of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
