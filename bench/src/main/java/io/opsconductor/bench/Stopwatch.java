package io.opsconductor.bench;

import java.util.concurrent.Callable;

/** Times things. */
final class Stopwatch {
    private Stopwatch() {}

    /** How many seconds it takes. */
    static double seconds(Callable<?> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        return (System.nanoTime() - start) / 1e9;
    }
}
