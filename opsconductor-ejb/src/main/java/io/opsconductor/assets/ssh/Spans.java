package io.opsconductor.assets.ssh;

import java.time.Duration;

/** Spans of time for people. */
final class Spans {
    private Spans() {}

    /** {@code 10 s}, or {@code 250 ms} below one second. */
    static String text(Duration span) {
        return span.toMillis() < 1000 ? span.toMillis() + " ms" : span.toSeconds() + " s";
    }
}
