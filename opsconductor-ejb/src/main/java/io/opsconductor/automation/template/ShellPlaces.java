package io.opsconductor.automation.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds out where references stand in a text for a POSIX shell. A value arrives as a single-quoted word, which is only safe
 * where the shell expects a word: within the author's own quotes, a comment or a here-document the value's text could
 * get out. What shells read differently from each other (nested quotes in back-ticks, <code>$'…'</code>, {@code case} in a
 * substitution) is not guessed at: every reference after it is refused. Where the shell calculates, only figures may stand.
 */
final class ShellPlaces {
    private static final String ADVICE =
            ": pass the value through environment and write \"$NAME\", or write ${raw:…} if it really is shell text";
    private static final String CALCULATED =
            " is where the shell evaluates arithmetic, which would run a command hidden in the value: use a"
                    + " parameter of type number, or write ${raw:…} if it really is an expression";
    private static final String WORD_ENDS = " \t\n|&;()<>";

    /** What encloses a position. */
    private enum Inside {
        PARENTHESES,
        DOUBLE_QUOTES
    }

    private record HereDocument(String end, boolean tabsStripped) {}

    private final List<Segment> segments;
    /** The text; a negative number is the place of slot −n−1. */
    private final int[] text;

    private final Predicate<Reference> isFigure;
    private final Calculations calculations;
    private final List<String> faults = new ArrayList<>();
    private final Deque<Inside> inside = new ArrayDeque<>();
    /** Where the commands around the present one began. */
    private final Deque<Integer> outerCommands = new ArrayDeque<>();

    private int command;
    /** Where the <code>[[</code> around began, or −1. */
    private int test = -1;

    private final List<Reference> tested = new ArrayList<>();
    private final List<HereDocument> hereDocuments = new ArrayList<>();
    private String unclear;
    private int at;
    private int escaped = -1;

    /**
     * Places in a text.
     *
     * @param isFigure whether the value of a reference can only be a number, or true or false
     */
    ShellPlaces(List<Segment> segments, Predicate<Reference> isFigure) {
        this.segments = segments;
        this.isFigure = isFigure;
        this.text = flatten(segments);
        StringBuilder script = new StringBuilder();
        for (int c : text) {
            script.append(c < 0 ? '\0' : (char) c);
        }
        calculations = new Calculations(script.toString());
    }

    private static int[] flatten(List<Segment> segments) {
        List<int[]> parts = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            parts.add(
                    segments.get(i) instanceof Segment.Literal literal
                            ? literal.text().chars().toArray()
                            : new int[] {-i - 1});
        }
        return parts.stream().flatMapToInt(Arrays::stream).toArray();
    }

    List<String> faults() {
        while (at < text.length) {
            if (inside.peek() == Inside.DOUBLE_QUOTES) {
                doubleQuoted();
            } else {
                plain();
            }
        }
        endTest();
        return faults;
    }

    private void endTest() {
        if (test >= 0 && calculations.happenInTest(test, Math.min(at, text.length))) {
            tested.forEach(reference -> faults.add(reference + CALCULATED));
        }
        tested.clear();
        test = -1;
    }

    private void plain() {
        int c = text[at];
        switch (c) {
            case '\\' -> escape();
            case '\'' -> singleQuoted();
            case '"' -> enter(Inside.DOUBLE_QUOTES);
            case '`' -> backTicks();
            case '$' -> dollar();
            case '(' -> {
                if (peek(1) == '(') {
                    arithmetic(2);
                } else {
                    enterParentheses();
                }
            }
            case ')' -> {
                inside.poll();
                at++;
                command = outerCommands.isEmpty() ? at : outerCommands.pop();
            }
            case ';', '|' -> command = ++at;
            case '&' -> {
                boolean redirects = peek(1) == '>' || (at > 0 && (text[at - 1] == '>' || text[at - 1] == '<'));
                at++;
                command = redirects ? command : at;
            }
            case '#' -> {
                if (at > 0 && text[at - 1] == ')') {
                    becomesUnclear(")#"); // a comment after a subshell, part of a word after a substitution
                }
                if (startsWord()) {
                    comment();
                } else {
                    at++;
                }
            }
            case '<' -> {
                if (peek(1) == '<') {
                    hereDocument();
                } else {
                    at++;
                }
            }
            case '\n' -> {
                lineEnd();
                command = at;
            }
            default -> {
                if (c < 0) {
                    slot(hereDocuments.isEmpty() ? null : "on the line of a here-document");
                } else {
                    if (c == 'c' && !inside.isEmpty() && startsWord() && follows("case")) {
                        becomesUnclear("a case within parentheses");
                    }
                    if (c == '[' && test < 0 && startsWord() && follows("[[")) {
                        test = at;
                    } else if (c == ']' && test >= 0 && startsWord() && follows("]]")) {
                        endTest();
                    } else if (c == '{' && startsWord() && follows("{")) {
                        command = at + 1;
                    }
                    at++;
                }
            }
        }
    }

    private void doubleQuoted() {
        switch (text[at]) {
            case '\\' -> escape();
            case '"' -> {
                inside.poll();
                at++;
            }
            case '`' -> backTicks();
            case '$' -> {
                if (peek(1) == '\'') {
                    at += 2; // no quotes of their own within double ones
                } else {
                    dollar();
                }
            }
            case '\n' -> lineEnd();
            default -> {
                if (text[at] < 0) {
                    slot("within double quotes");
                } else {
                    at++;
                }
            }
        }
    }

    private void enter(Inside what) {
        inside.push(what);
        at++;
    }

    private void enterParentheses() {
        enter(Inside.PARENTHESES);
        outerCommands.push(command);
        command = at;
    }

    private void escape() {
        if (peek(1) < 0 && at + 1 < text.length) {
            at++;
            slot("after a backslash");
        } else {
            escaped = at + 1;
            at += 2;
        }
    }

    private void singleQuoted() {
        at++;
        while (at < text.length && text[at] != '\'') {
            step("within single quotes");
        }
        at++;
    }

    private void comment() {
        while (at < text.length && text[at] != '\n') {
            step("within a comment");
        }
    }

    private void backTicks() {
        at++;
        while (at < text.length && text[at] != '`') {
            if (text[at] == '\'' || text[at] == '"' || text[at] == '#') {
                becomesUnclear("quotes within back-ticks");
            }
            if (text[at] == '\\') {
                at++;
            }
            if (at < text.length) {
                step("within back-ticks");
            }
        }
        at++;
    }

    private void dollar() {
        switch (peek(1)) {
            case '\'' -> {
                becomesUnclear("$'…'");
                at++;
            }
            case '(' -> {
                if (peek(2) == '(') {
                    arithmetic(3);
                } else {
                    at++;
                    enterParentheses();
                }
            }
            case '[' -> oldArithmetic();
            case '{' -> expansion();
            default -> at += peek(1) == '#' || peek(1) == '$' ? 2 : 1;
        }
    }

    /** The shell's own <code>${…}</code>: simple ones are skipped, quotes within are read differently by shells. */
    private void expansion() {
        int depth = 1;
        at += 2;
        while (at < text.length && depth > 0) {
            switch (text[at]) {
                case '{' -> {
                    depth++;
                    if (text[at - 1] != '$') {
                        becomesUnclear("a brace within ${…}");
                    }
                }
                case '}' -> depth--;
                case '\'', '"', '`', '\\', '(', '\n' -> becomesUnclear("quotes within ${…}");
                default -> {}
            }
            step("within ${…}");
        }
    }

    private void arithmetic(int opening) {
        int depth = 2;
        at += opening;
        while (at < text.length && depth > 0) {
            switch (text[at]) {
                case '(' -> depth++;
                case ')' -> depth--;
                case '\'', '"', '`', '\\', '\n', '#', '$' -> becomesUnclear("more than figures within ((…))");
                default -> {}
            }
            step("within ((…))");
        }
    }

    /** What bash calculates in <code>$[…]</code>, as before <code>$((…))</code> was invented. */
    private void oldArithmetic() {
        int depth = 1;
        at += 2;
        while (at < text.length && depth > 0) {
            switch (text[at]) {
                case '[' -> depth++;
                case ']' -> depth--;
                case '\'', '"', '`', '\\', '\n', '#', '$' -> becomesUnclear("more than figures within $[…]");
                default -> {}
            }
            step("within $[…]");
        }
    }

    private void hereDocument() {
        if (peek(2) == '<') {
            at += 3;
            return;
        }
        at += 2;
        boolean tabs = at < text.length && text[at] == '-';
        if (tabs) {
            at++;
        }
        while (at < text.length && (text[at] == ' ' || text[at] == '\t')) {
            at++;
        }
        int quote = at < text.length && (text[at] == '\'' || text[at] == '"') ? text[at++] : 0;
        if (quote == 0 && at < text.length && text[at] == '\\') {
            at++;
        }
        StringBuilder end = new StringBuilder();
        while (at < text.length && text[at] > 0 && (Character.isLetterOrDigit(text[at]) || text[at] == '_')) {
            end.append((char) text[at++]);
        }
        boolean closed = quote == 0 || (at < text.length && text[at] == quote);
        if (quote != 0 && closed) {
            at++;
        }
        if (end.length() == 0
                || !closed
                || !inside.isEmpty()
                || (at < text.length && WORD_ENDS.indexOf(text[at]) < 0)) {
            becomesUnclear("a here-document whose end is not a plain word on its own");
        } else {
            hereDocuments.add(new HereDocument(end.toString(), tabs));
        }
    }

    private void lineEnd() {
        at++;
        if (hereDocuments.isEmpty()) {
            return;
        }
        if (!inside.isEmpty()) {
            becomesUnclear("a here-document within parentheses or quotes");
        }
        for (HereDocument document : hereDocuments) {
            while (at < text.length && !bodyLine(document)) {}
        }
        hereDocuments.clear();
    }

    /** Reads a line of a here-document; whether it was the last one. */
    private boolean bodyLine(HereDocument document) {
        StringBuilder line = new StringBuilder();
        while (at < text.length && text[at] != '\n') {
            if (text[at] < 0) {
                line.append('\0');
            } else {
                line.append((char) text[at]);
            }
            step("within a here-document");
        }
        at++;
        String read = document.tabsStripped ? line.toString().replaceFirst("^\t+", "") : line.toString();
        return read.equals(document.end);
    }

    private void step(String where) {
        if (text[at] < 0) {
            slot(where);
        } else {
            at++;
        }
    }

    /** A reference; {@code where} says why it may not stand here, or is null. */
    private void slot(String where) {
        Reference reference = ((Segment.Slot) segments.get(-text[at] - 1)).reference();
        String why = where != null
                ? where
                : unclear == null ? null : "after " + unclear + ", where quoting cannot be determined";
        if (!reference.raw()) {
            if (why != null) {
                faults.add(reference + " is " + why + ADVICE);
            } else if (!isFigure.test(reference)) {
                figureless(reference);
            }
        }
        at++;
    }

    private void figureless(Reference reference) {
        if (calculations.happensAt(at, command)) {
            faults.add(reference + CALCULATED);
        } else if (test >= 0) {
            tested.add(reference);
        }
    }

    private void becomesUnclear(String what) {
        if (unclear == null) {
            unclear = what;
        }
    }

    private int peek(int ahead) {
        return at + ahead < text.length ? text[at + ahead] : 0;
    }

    /** Whether a new word begins here: line continuations before it do not count. */
    private boolean startsWord() {
        int before = at - 1;
        while (before >= 1 && text[before] == '\n' && text[before - 1] == '\\') {
            before -= 2;
        }
        return before < 0 || (before != escaped && text[before] >= 0 && WORD_ENDS.indexOf(text[before]) >= 0);
    }

    private boolean follows(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (peek(i) != word.charAt(i)) {
                return false;
            }
        }
        return peek(word.length()) == 0 || WORD_ENDS.indexOf(peek(word.length())) >= 0;
    }
}
