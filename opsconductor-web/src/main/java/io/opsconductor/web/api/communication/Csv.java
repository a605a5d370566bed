package io.opsconductor.web.api.communication;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Comma-separated values (RFC 4180) that a spreadsheet shows and does not compute: a cell that would begin a formula
 * gets an apostrophe in front.
 */
final class Csv {
    private static final String FORMULA_BEGINNINGS = "=+-@\t\r\n";

    private Csv() {}

    /** Writes a row; null is an empty cell. */
    static void row(Writer out, List<?> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            out.write(cell(cells.get(i)));
        }
        out.write("\r\n");
    }

    private static String cell(Object value) {
        String text = value == null ? "" : value.toString();
        if (beginsFormula(text)) {
            text = "'" + text;
        }
        boolean quoted = text.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r' || c == '\'');
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    /** Blanks in front do not keep every spreadsheet from computing. */
    private static boolean beginsFormula(String text) {
        String stripped = text.stripLeading();
        return !text.isEmpty()
                && (FORMULA_BEGINNINGS.indexOf(text.charAt(0)) >= 0
                        || (!stripped.isEmpty() && FORMULA_BEGINNINGS.indexOf(stripped.charAt(0)) >= 0));
    }
}
