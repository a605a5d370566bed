package io.opsconductor.automation.template;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out where bash and its like calculate with a word, quoted or not, or take it for the name of a variable. There a
 * value such as <code>a[$(reboot)]</code> runs the command within, since a subscript is text for the shell once more.
 */
final class Calculations {
    private static final int REACH = 1_000;
    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";
    private static final Pattern BLANKS = Pattern.compile("[ \t\n]+");
    private static final Pattern ASSIGNED = Pattern.compile("\\+?=");
    private static final Pattern ASSIGNMENT =
            Pattern.compile("(" + NAME + ")(?:\\[[^\\]]*\\])?\\+?=.*", Pattern.DOTALL);
    private static final Pattern OPEN_SUBSCRIPT = Pattern.compile("(?:" + NAME + ")?\\[[^\\]]*");
    private static final Pattern LIST_ASSIGNMENT = Pattern.compile("(" + NAME + ")\\+?=\\($");
    private static final Pattern CALCULATING_TEST = Pattern.compile("\\s-(?:eq|ne|lt|le|gt|ge|v|R)\\s");
    private static final Pattern INTEGERS = Pattern.compile(
            "\\b(?:(?:declare|typeset|local|readonly|export)((?:[ \t]+[-+][A-Za-z]+){1,20})|integer|float)"
                    + "((?:[ \t]+" + NAME + "(?:\\+?=[^ \t\n;]*+)?){1,100})");
    /** Words that a command begins behind. */
    private static final Set<String> BEFORE_COMMANDS =
            Set.of("!", "if", "then", "elif", "else", "while", "until", "do", "time", "builtin", "command");
    /** Options of {@code read} and its like that take a text and no name. */
    private static final Set<String> TEXT_OPTIONS = Set.of("-p", "-d", "-i", "-n", "-N", "-t", "-u", "-O", "-s");

    /** The script; NUL stands for each reference. */
    private final String text;

    private final Set<String> integers = new HashSet<>();

    Calculations(String text) {
        this.text = text;
        Matcher declaration = INTEGERS.matcher(text);
        while (declaration.find()) {
            if (declaration.group(1) == null || calculates(declaration.group(1))) {
                for (String word : BLANKS.split(declaration.group(2).strip(), -1)) {
                    integers.add(ASSIGNED.split(word, 2)[0]);
                }
            }
        }
    }

    /** Whether options of {@code declare} make numbers of what is assigned. */
    private static boolean calculates(String options) {
        return options.indexOf('i') >= 0 || options.indexOf('E') >= 0 || options.indexOf('F') >= 0;
    }

    /**
     * Whether it is calculated with the word at a place.
     *
     * @param command where the command begins that the place is in
     */
    boolean happensAt(int place, int command) {
        String head = text.substring(command, Math.min(place, command + REACH));
        String tail = text.substring(Math.max(command, place - REACH), place);
        String[] last = BLANKS.split(tail.replace("\\\n", ""), -1);
        String begun = last[last.length - 1];
        String previous = last.length > 1 ? last[last.length - 2] : "";
        List<String> words = List.of(BLANKS.split(head.replace("\\\n", "").stripLeading(), -1));
        if (head.length() == place - command) {
            words = words.subList(0, words.size() - 1); // the last one is only begun
        }
        int first = 0;
        while (first < words.size() && isBeforeCommand(words.get(first))) {
            first++;
        }
        return isAssignedToInteger(begun, command)
                || (first == words.size()
                        ? OPEN_SUBSCRIPT.matcher(begun).matches()
                        : calculates(words.get(first), words.subList(first + 1, words.size()), previous, begun));
    }

    private static boolean isBeforeCommand(String word) {
        return BEFORE_COMMANDS.contains(word) || ASSIGNMENT.matcher(word).matches();
    }

    private boolean isAssignedToInteger(String begun, int command) {
        Matcher assignment = ASSIGNMENT.matcher(begun);
        if (assignment.matches()) {
            return integers.contains(assignment.group(1));
        }
        Matcher list = LIST_ASSIGNMENT.matcher(text.substring(Math.max(0, command - REACH), command));
        return list.find() && integers.contains(list.group(1));
    }

    private static boolean calculates(String program, List<String> arguments, String previous, String begun) {
        return switch (program.replaceAll("[\\\\'\"]", "")) {
            case "let", "integer", "float" -> true;
            case "declare", "typeset", "local", "readonly", "export" ->
                !ASSIGNMENT.matcher(begun).matches()
                        || arguments.stream().anyMatch(a -> a.startsWith("-") && calculates(a));
            case "unset" -> !arguments.contains("-f");
            case "read", "mapfile", "readarray", "getopts" -> !TEXT_OPTIONS.contains(previous);
            case "printf" -> previous.equals("-v") || begun.startsWith("-v");
            case "wait" -> previous.equals("-p");
            case "test", "[" -> Arrays.asList("-v", "-R").contains(previous);
            default -> false;
        };
    }

    /** Whether <code>[[ … ]]</code> between the two places compares numbers or asks for a variable. */
    boolean happenInTest(int from, int to) {
        return CALCULATING_TEST.matcher(text.substring(from, to)).find();
    }
}
