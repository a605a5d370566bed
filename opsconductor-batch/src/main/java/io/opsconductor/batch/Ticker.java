package io.opsconductor.batch;

/** Time that only goes forward, for durations: a clock may be set back, and the execution's time-outs with it. */
@FunctionalInterface
interface Ticker {
    /** The machine's own. */
    Ticker SYSTEM = System::nanoTime;

    /** Nanoseconds since a moment that means nothing; only differences do. */
    long nanos();
}
