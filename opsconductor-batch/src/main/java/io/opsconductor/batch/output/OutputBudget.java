package io.opsconductor.batch.output;

/**
 * How many bytes of output a lane holds at most before they are committed. Whoever wants to add more waits, so that a
 * host that writes faster than the database takes it is slowed down instead of filling the heap.
 */
public final class OutputBudget {
    private final long limit;
    private long held;

    /** A budget of so many bytes. */
    public OutputBudget(long limit) {
        this.limit = limit;
    }

    /** Takes from the budget, waiting as long as it is used up. A single piece may go beyond what is left. */
    synchronized void take(int bytes) throws InterruptedException {
        while (held >= limit) {
            wait();
        }
        held += bytes;
    }

    /** Gives back what was committed or dropped. */
    public synchronized void giveBack(long bytes) {
        held -= bytes;
        notifyAll();
    }

    /** Bytes held now. */
    public synchronized long held() {
        return held;
    }
}
