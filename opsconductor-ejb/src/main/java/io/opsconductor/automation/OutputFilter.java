package io.opsconductor.automation;

import java.util.UUID;

/** Which output of an execution is asked for; each part may be null. */
public record OutputFilter(String stepId, UUID targetId, UUID taskId) {
    /** All output. */
    public static final OutputFilter ALL = new OutputFilter(null, null, null);
}
