package io.opsconductor.automation;

import java.util.List;
import java.util.UUID;

/**
 * Which tasks of an execution are asked for; each part may be null.
 *
 * @param states any of them; null or empty for all
 */
public record TaskFilter(List<TaskState> states, String stepId, UUID targetId) {
    /** All tasks. */
    public static final TaskFilter ALL = new TaskFilter(null, null, null);
}
