package io.opsconductor.bench;

import java.util.Arrays;

/** Samples, in order of size. */
record Statistics(double[] sorted) {

    static Statistics of(double[] samples) {
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        return new Statistics(sorted);
    }

    /** The smallest sample that this share (0 to 1) of all does not exceed. */
    double quantile(double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    double median() {
        return quantile(0.5);
    }
}
