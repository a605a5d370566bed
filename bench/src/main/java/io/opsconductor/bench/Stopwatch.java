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

    /** How many seconds it takes on average when it is done that many times. */
    static double mean(int times, Callable<?> work) throws Exception {
        double sum = 0;
        for (int i = 0; i < times; i++) {
            sum += seconds(work);
        }
        return sum / times;
    }
}
