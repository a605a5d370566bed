package io.opsconductor.communication;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;

/**
 * What the data of an event must be. A null field lets every event pass; an event without the data that a field asks
 * for does not pass it.
 *
 * @param jobId the job it is about
 * @param folder the job's folder, or one above it
 * @param states the state is one of these, as the API names them
 */
public record SubscriptionFilter(UUID jobId, String folder, List<String> states) {
    /** The states that events tell of: those of executions. */
    static final List<String> STATES = List.of(
            "queued",
            "running",
            "waiting",
            "paused",
            "cancelling",
            "succeeded",
            "failed",
            "partial",
            "cancelled",
            "timed_out",
            "interrupted");

    public SubscriptionFilter {
        states = states == null ? null : List.copyOf(states);
    }

    /** Whether the data passes. */
    public boolean matches(JsonNode data) {
        return (jobId == null || jobId.toString().equals(text(data, "jobId")))
                && (folder == null || beneath(text(data, "folder")))
                && (states == null || states.contains(text(data, "state")));
    }

    private boolean beneath(String actual) {
        if (actual == null) {
            return false;
        }
        String top = folder.endsWith("/") ? folder : folder + "/";
        return actual.equals(folder) || actual.startsWith(top);
    }

    private static String text(JsonNode data, String field) {
        return data == null ? null : data.path(field).textValue();
    }
}
