package io.opsconductor.automation;

/**
 * Why a task or an execution failed. What comes from hosts and conditions may hold anything; here it becomes text that
 * every column takes.
 *
 * @param code stable, snake_case, listed in {@code docs/errors.md}
 * @param message for a user; holds no secret and no NUL, and at most {@value #MOST_CHARACTERS} characters; never null
 */
public record Failure(String code, String message) {
    /** The longest message; a longer one is cut and ends with an ellipsis. */
    public static final int MOST_CHARACTERS = 8_000;

    public Failure {
        message = message == null ? "" : shortened(message.replace('\0', ' '));
    }

    private static String shortened(String message) {
        if (message.length() <= MOST_CHARACTERS) {
            return message;
        }
        int end = MOST_CHARACTERS - 1;
        return message.substring(0, Character.isHighSurrogate(message.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
