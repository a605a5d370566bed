package io.opsconductor.testkit;

import java.util.concurrent.ThreadLocalRandom;

/** Names that no other test, nor an earlier run against the same instance, has used. */
public final class Names {
    private Names() {}

    public static String unique(String prefix) {
        return prefix + "-" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 30, 1L << 40), 36);
    }
}
