package io.opsconductor.web.console.automation;

import io.opsconductor.platform.Problem;

/** Whole numbers in forms. */
final class Numbers {
    private Numbers() {}

    /** The number as text; null for null. */
    static String text(Integer number) {
        return number == null ? null : number.toString();
    }

    /**
     * The number of the text; null for nothing.
     *
     * @throws Problem 400 of the field if it is none
     */
    static Integer read(String field, String text) {
        try {
            return text == null || text.isBlank() ? null : Integer.valueOf(text.strip());
        } catch (NumberFormatException e) {
            throw Problem.invalid(field, "must be a whole number");
        }
    }
}
