package io.opsconductor.launcher;

import java.io.IOException;

/** Signals that Java itself cannot send. */
final class Signals {
    private Signals() {}

    /** Sends the signal, by name without SIG; a process that is gone already is fine. */
    static void send(long pid, String signal) throws IOException, InterruptedException {
        new ProcessBuilder("/bin/sh", "-c", "kill -s \"$1\" \"$2\" 2>/dev/null", "sh", signal, Long.toString(pid))
                .start()
                .waitFor();
    }
}
