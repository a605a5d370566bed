package io.opsconductor.batch.output;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of output all tasks of an execution may still store. */
public final class OutputQuota {
    private final long limit;
    private final AtomicLong used;

    /**
     * A quota for an execution.
     *
     * @param limit bytes in all
     * @param used bytes that were stored before, by an earlier holder of the lease
     */
    public OutputQuota(long limit, long used) {
        this.limit = limit;
        this.used = new AtomicLong(used);
    }

    /** Takes as much of the wanted number as is left, and answers how much that is. */
    int take(int wanted) {
        long before = used.getAndAdd(wanted);
        return (int) Math.max(0, Math.min(wanted, limit - before));
    }
}
