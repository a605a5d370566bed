package io.opsconductor.platform;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a request, so that everything is reported at once. Not thread-safe. */
public final class Validation {
    /** The longest name of a thing, in characters. */
    public static final int NAME_LENGTH = 200;

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final List<FieldError> errors = new ArrayList<>();

    /**
     * What several checks refuse, together, where each by itself would end the request.
     *
     * @throws Problem what a check refuses for a reason that lies in no field
     */
    public static List<FieldError> faults(Runnable... checks) {
        List<FieldError> faults = new ArrayList<>();
        for (Runnable check : checks) {
            try {
                check.run();
            } catch (Problem problem) {
                if (problem.errors().isEmpty()) {
                    throw problem;
                }
                faults.addAll(problem.errors());
            }
        }
        return List.copyOf(faults);
    }

    /** Notes a fault of the field. */
    public Validation reject(String field, String message) {
        errors.add(new FieldError(field, message));
        return this;
    }

    /** Demands the condition of the field. */
    public Validation check(boolean holds, String field, String message) {
        return holds ? this : reject(field, message);
    }

    /** A name: present, at most {@value #NAME_LENGTH} characters, no control characters, no blanks at its ends. */
    public Validation name(String field, String value) {
        if (value == null || value.isBlank()) {
            return reject(field, "is required");
        }
        if (!value.equals(value.strip())) {
            reject(field, "must not start or end with spaces");
        }
        return text(field, value, NAME_LENGTH);
    }

    /** One line of text or null: at most {@code length} characters, no control characters. */
    public Validation text(String field, String value, int length) {
        if (value == null) {
            return this;
        }
        if (value.codePointCount(0, value.length()) > length) {
            reject(field, "must be at most " + length + " characters long");
        }
        if (value.codePoints().anyMatch(Character::isISOControl)) {
            reject(field, "must not contain control characters");
        }
        return this;
    }

    /** Several lines of text or null: at most {@code length} characters, no control characters but tab and line ends. */
    public Validation lines(String field, String value, int length) {
        if (value == null) {
            return this;
        }
        if (value.codePointCount(0, value.length()) > length) {
            reject(field, "must be at most " + length + " characters long");
        }
        if (value.codePoints().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
            reject(field, "must not contain control characters");
        }
        return this;
    }

    /** An instant or null: from the year 1970 to 9999, which ids of version 7 and the database can both express. */
    public Validation instant(String field, Instant value) {
        return check(
                value == null || (!value.isBefore(Instant.EPOCH) && value.isBefore(LATEST)),
                field,
                "must be between the years 1970 and 9999");
    }

    /** Whether nothing was rejected so far. */
    public boolean passed() {
        return errors.isEmpty();
    }

    /** What was rejected so far. */
    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    /**
     * Ends the validation.
     *
     * @throws Problem 400 with everything that was rejected
     */
    public void orThrow() {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }
}
