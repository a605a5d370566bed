package io.opsconductor.automation.rules;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The pattern of a parameter, in the syntax of RE2: it takes time in proportion to the text, where one with
 * look-arounds or back-references could run for hours.
 */
final class ParameterPattern {
    private static final int MOST_CHARACTERS = 1_000;
    /** What remains of a pattern once its repetitions are written out, in characters. */
    private static final int MOST_WRITTEN_OUT = 2_000;

    private ParameterPattern() {}

    /** Why the text is no pattern that can be used, or null. */
    static String fault(String pattern) {
        if (pattern.length() > MOST_CHARACTERS) {
            return "must have at most " + MOST_CHARACTERS + " characters";
        }
        if (writtenOut(pattern) > MOST_WRITTEN_OUT) {
            return "repeats too much; repetitions within each other multiply";
        }
        try {
            Pattern.compile(pattern);
            return null;
        } catch (PatternSyntaxException e) {
            return "is no regular expression of RE2 (it has no look-around and no back-references): "
                    + e.getDescription();
        }
    }

    /** Whether the whole text is what the pattern says, which must be one without {@link #fault}. */
    static boolean matches(String pattern, String text) {
        return fault(pattern) == null && Pattern.matches(pattern, text);
    }

    /** The length with every <code>{n,m}</code> written out, at least as far as it is beyond the limit. */
    private static long writtenOut(String pattern) {
        Deque<Long> outer = new ArrayDeque<>();
        long sum = 0;
        long last = 0;
        for (int at = 0; at < pattern.length(); at++) {
            switch (pattern.charAt(at)) {
                case '(' -> {
                    outer.push(sum + last);
                    sum = 0;
                    last = 0;
                }
                case ')' -> {
                    last = sum + last + 2; // a group takes up room even where it is empty
                    sum = outer.isEmpty() ? 0 : outer.pop();
                }
                case '{' -> last *= count(pattern, at);
                default -> {
                    sum += last;
                    last = 1;
                    at = atomEnd(pattern, at);
                }
            }
            if (sum + last > MOST_WRITTEN_OUT) {
                return sum + last;
            }
        }
        return sum + last;
    }

    /** Where the character that begins here ends: an escaped one has two, a class of characters many. */
    private static int atomEnd(String pattern, int at) {
        if (pattern.charAt(at) == '\\') {
            return at + 1;
        }
        if (pattern.charAt(at) != '[') {
            return at;
        }
        int end = at + 1;
        if (end < pattern.length() && pattern.charAt(end) == '^') {
            end++;
        }
        end++; // a bracket that comes first belongs to the class
        while (end < pattern.length() && pattern.charAt(end) != ']') {
            end += pattern.charAt(end) == '\\' ? 2 : 1;
        }
        return end;
    }

    /** The larger number of a repetition; 1 where the brace begins none. */
    private static long count(String pattern, int brace) {
        long largest = 0;
        long number = 0;
        for (int at = brace + 1; at < pattern.length(); at++) {
            char c = pattern.charAt(at);
            if (c >= '0' && c <= '9') {
                number = Math.min(MOST_WRITTEN_OUT + 1L, number * 10 + (c - '0'));
            } else {
                largest = Math.max(largest, number);
                number = 0;
                if (c != ',') {
                    break;
                }
            }
        }
        return Math.max(1, largest);
    }
}
