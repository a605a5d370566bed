package io.opsconductor.platform;

/** Words of a POSIX shell. */
public final class ShellWords {
    private ShellWords() {}

    /** The text as one word: nothing is special within single quotes but their end. */
    public static String quote(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
