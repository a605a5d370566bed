package io.opsconductor.web.console;

import io.opsconductor.platform.Problem;

/** Whole numbers in forms. */
public final class Numbers {
    private Numbers() {}

    /** The number as text; null for null. */
    public static String text(Integer number) {
        return number == null ? null : number.toString();
    }

    /**
     * The number of the text; null for nothing.
     *
     * @throws Problem 400 of the field if it is none
     */
    public static Integer read(String field, String text) {
        try {
            return text == null || text.isBlank() ? null : Integer.valueOf(text.strip());
        } catch (NumberFormatException e) {
            throw Problem.invalid(field, "must be a whole number");
        }
    }
}
