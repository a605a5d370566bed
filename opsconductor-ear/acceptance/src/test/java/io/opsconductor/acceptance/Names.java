package io.opsconductor.acceptance;

import java.util.concurrent.ThreadLocalRandom;

/** Names that no other test, nor an earlier run against the same instance, has used. */
final class Names {
    private Names() {}

    static String unique(String prefix) {
        return prefix + "-" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 30, 1L << 40), 36);
    }
}
