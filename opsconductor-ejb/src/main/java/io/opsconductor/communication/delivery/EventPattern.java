package io.opsconductor.communication.delivery;

import java.util.regex.Pattern;

/**
 * A pattern of event types. A star at the end of a segment stands for the rest of that segment; a star alone at the
 * very end stands for all that follows, so that {@code io.opsconductor.assets.*} has every event of the assets.
 *
 * @param text as it was given
 */
public record EventPattern(String text) {
    private static final Pattern FORM = Pattern.compile(
            "(?=\\*|io\\.(?:\\*|opsconductor\\.))(?:[a-zA-Z0-9_]+\\*?|\\*)(?:\\.(?:[a-zA-Z0-9_]+\\*?|\\*))*");
    private static final int LENGTH = 200;

    /** Whether the text is a pattern that an event could fit: all types begin with {@code io.opsconductor}. */
    public static boolean accepts(String text) {
        return text != null && text.length() <= LENGTH && FORM.matcher(text).matches();
    }

    /** Whether the event type fits. */
    public boolean matches(String eventType) {
        return eventType.matches(regex());
    }

    /**
     * Whether any event of a thing could fit.
     *
     * @param thing the beginning that the types of its events have in common: {@code io.opsconductor.assets.target}
     */
    public boolean reaches(String thing) {
        String[] asked = text.split("\\.", -1);
        String[] given = thing.split("\\.", -1);
        for (int i = 0; i < given.length; i++) {
            if (i < asked.length && i == asked.length - 1 && asked[i].equals("*")) {
                return true;
            }
            boolean fits = i < asked.length
                    && (asked[i].endsWith("*")
                            ? given[i].startsWith(asked[i].substring(0, asked[i].length() - 1))
                            : given[i].equals(asked[i]));
            if (!fits) {
                return false;
            }
        }
        return asked.length > given.length;
    }

    /** The same as a regular expression that PostgreSQL and Java read alike. */
    public String regex() {
        String[] segments = text.split("\\.", -1);
        StringBuilder regex = new StringBuilder("^");
        for (int i = 0; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            String segment = segments[i];
            regex.append(i == 0 ? "" : "[.]");
            if (last && segment.equals("*")) {
                regex.append(".+");
            } else if (segment.endsWith("*")) {
                regex.append(segment, 0, segment.length() - 1).append("[^.]*");
            } else {
                regex.append(segment);
            }
        }
        return regex.append("$").toString();
    }
}
