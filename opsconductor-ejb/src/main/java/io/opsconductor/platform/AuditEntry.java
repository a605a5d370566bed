package io.opsconductor.platform;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * One thing that was done, or tried.
 *
 * @param action what happened, in the past tense: {@code target.created}, {@code user.signedIn}
 * @param resourceType the kind of thing, one of {@link #RESOURCE_TYPES}
 * @param resourceId its id, or null
 * @param resourceName its name at the time, or null
 * @param outcome how it ended
 * @param before the view of the thing before the change, without secrets, or null
 * @param after the view of the thing after the change, without secrets, or null
 */
public record AuditEntry(
        String action,
        String resourceType,
        UUID resourceId,
        String resourceName,
        Outcome outcome,
        Object before,
        Object after) {

    /** Every kind of thing that the audit log has entries about, in alphabetical order. */
    public static final List<String> RESOURCE_TYPES = List.of(
            "channel",
            "credential",
            "execution",
            "job",
            "notification",
            "permission",
            "role",
            "session",
            "subscription",
            "target",
            "targetGroup",
            "token",
            "user");

    /** Throws IllegalArgumentException if the resource type is not listed above. */
    public AuditEntry {
        if (!RESOURCE_TYPES.contains(resourceType)) {
            throw new IllegalArgumentException(
                    "Add the resource type " + resourceType + " to AuditEntry.RESOURCE_TYPES");
        }
    }

    /** How an audited action ended, by its name in the API. */
    public enum Outcome {
        SUCCESS,
        REFUSED,
        FAILED;

        /** The name in API answers and in the database. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Something that was done to a thing, with how it looked before and after (either may be null). */
    public static AuditEntry done(
            String action, String resourceType, UUID resourceId, String resourceName, Object before, Object after) {
        return new AuditEntry(action, resourceType, resourceId, resourceName, Outcome.SUCCESS, before, after);
    }

    /** Something that was refused, with the reason in {@code detail} (no secrets). */
    public static AuditEntry refused(
            String action, String resourceType, UUID resourceId, String resourceName, Object detail) {
        return new AuditEntry(action, resourceType, resourceId, resourceName, Outcome.REFUSED, null, detail);
    }

    /** Something that was tried and failed, with the reason in {@code detail} (no secrets). */
    public static AuditEntry failed(
            String action, String resourceType, UUID resourceId, String resourceName, Object detail) {
        return new AuditEntry(action, resourceType, resourceId, resourceName, Outcome.FAILED, null, detail);
    }
}
