package io.opsconductor.communication;

import io.opsconductor.platform.AuditEntry.Outcome;
import io.opsconductor.platform.Validation;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Which rows of the audit log are asked for. A null field lets every row pass.
 *
 * @param actor an actor's id or exact name
 * @param action an exact action, or the beginning of one with a star: {@code target.*}
 * @param resourceType the exact kind of thing
 * @param resourceId the thing's id
 * @param outcome {@code success}, {@code refused} or {@code failed}
 * @param correlationId the request's correlation id
 * @param from the first instant of the period
 * @param to the first instant after the period
 */
public record AuditFilter(
        String actor,
        String action,
        String resourceType,
        UUID resourceId,
        String outcome,
        String correlationId,
        Instant from,
        Instant to) {

    private static final Pattern ACTION = Pattern.compile("[A-Za-z0-9.]+(?:\\.\\*)?");

    /** Every row. */
    public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null, null, null, null);

    public AuditFilter {
        new Validation()
                .text("actor", actor, Validation.NAME_LENGTH)
                .check(
                        action == null || ACTION.matcher(action).matches(),
                        "action",
                        "must be an action like target.created, or a prefix like target.*")
                .text("resourceType", resourceType, Validation.NAME_LENGTH)
                .text("correlationId", correlationId, Validation.NAME_LENGTH)
                .check(
                        outcome == null
                                || Arrays.stream(Outcome.values())
                                        .anyMatch(o -> o.wireName().equals(outcome)),
                        "outcome",
                        "must be success, refused or failed")
                .instant("from", from)
                .instant("to", to)
                .check(from == null || to == null || from.isBefore(to), "to", "must be later than from")
                .orThrow();
    }
}
