package io.opsconductor.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Cuts shell text into simple commands: words with quotes and variables, joined by {@code ;}, {@code &&}, {@code ||}
 * and line ends. The lab's shell knows no more than that and says so.
 */
final class Lexer {
    /** A command, and what joins it to the next one: ";", "&amp;&amp;" or "||". */
    record Command(List<String> words, String connector) {}

    /** Shell text that the lab does not understand. */
    static final class NotSupported extends RuntimeException {
        NotSupported(String what) {
            super(what);
        }
    }

    private final String text;
    private final UnaryOperator<String> variables;
    private int at;

    /** @param variables gives a variable's value, or the empty text */
    Lexer(String text, UnaryOperator<String> variables) {
        this.text = text;
        this.variables = variables;
    }

    /** The next command with its variables as they are now, or null at the end; it may be empty. */
    Command next() {
        if (at >= text.length()) {
            return null;
        }
        List<String> words = new ArrayList<>();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\t') {
                at++;
            } else if (c == '#') {
                skipComment();
            } else if (c == '\n' || c == ';') {
                at++;
                return new Command(words, ";");
            } else if (text.startsWith("&&", at) || text.startsWith("||", at)) {
                at += 2;
                return new Command(words, text.substring(at - 2, at));
            } else if (c == '|' || c == '&' || c == '(' || c == ')' || c == '`') {
                throw new NotSupported("'" + c + "'");
            } else {
                words.add(word());
            }
        }
        return new Command(words, ";");
    }

    private void skipComment() {
        while (at < text.length() && text.charAt(at) != '\n') {
            at++;
        }
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        while (at < text.length() && " \t\n;|()`".indexOf(text.charAt(at)) < 0) {
            char c = text.charAt(at);
            if (c == '&' && (word.isEmpty() || word.charAt(word.length() - 1) != '>')) {
                break;
            }
            at++;
            switch (c) {
                case '\'' -> word.append(upTo('\''));
                case '"' -> doubleQuoted(word);
                case '\\' -> word.append(at < text.length() ? text.charAt(at++) : '\\');
                case '$' -> word.append(variable());
                default -> word.append(c);
            }
        }
        return word.toString();
    }

    private String upTo(char end) {
        int close = text.indexOf(end, at);
        if (close < 0) {
            throw new NotSupported("an unfinished quotation");
        }
        String inner = text.substring(at, close);
        at = close + 1;
        return inner;
    }

    private void doubleQuoted(StringBuilder word) {
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c == '\\' && at < text.length() && "\"\\$`".indexOf(text.charAt(at)) >= 0) {
                word.append(text.charAt(at++));
            } else if (c == '$') {
                word.append(variable());
            } else {
                word.append(c);
            }
        }
        if (at >= text.length()) {
            throw new NotSupported("an unfinished quotation");
        }
        at++;
    }

    private String variable() {
        if (at >= text.length()) {
            return "$";
        }
        char c = text.charAt(at);
        if (c == '(') {
            throw new NotSupported("$(…)");
        }
        if (c == '{') {
            at++;
            String name = upTo('}');
            if (!name.matches("[A-Za-z_][A-Za-z0-9_]*|[0-9?$#]")) {
                throw new NotSupported("${" + name + "}");
            }
            return variables.apply(name);
        }
        if ("?$#".indexOf(c) >= 0 || Character.isDigit(c)) {
            at++;
            return variables.apply(String.valueOf(c));
        }
        int begin = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        return at == begin ? "$" : variables.apply(text.substring(begin, at));
    }
}
