package io.opsconductor.bench;

import java.util.Locale;

/** Prints results as they come, the same in every language. */
final class Table {
    private Table() {}

    static void line(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
        System.out.flush();
    }
}
