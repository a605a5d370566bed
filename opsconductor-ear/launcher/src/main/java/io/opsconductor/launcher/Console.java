package io.opsconductor.launcher;

import java.io.PrintStream;
import java.time.Duration;

/** What the person at the terminal sees: one line per step, with the time it took. */
final class Console {
    private final PrintStream out;
    private final PrintStream err;

    Console(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** A step of the launch. */
    interface Step<T> {
        T run() throws Exception;
    }

    /** Runs a step under a heading, and says how long it took. */
    <T> T step(String heading, Step<T> step) throws Exception {
        out.print("  " + heading + " ... ");
        out.flush();
        long start = System.nanoTime();
        try {
            T result = step.run();
            out.printf("%.1f s%n", Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0);
            return result;
        } catch (Exception e) {
            out.println("failed");
            throw e;
        }
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }

    void complain(String line) {
        err.println(line);
        err.flush();
    }
}
