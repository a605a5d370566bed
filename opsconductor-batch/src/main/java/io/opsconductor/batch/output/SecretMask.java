package io.opsconductor.batch.output;

import io.opsconductor.platform.crypto.Secret;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The secret values that an execution has used so far: where one stands verbatim in what a task writes, {@value Secret#MASK}
 * is stored in its place. Forms that a command makes of a secret (encoded, cut, quoted) are not known here, and values
 * shorter than {@value #SHORTEST} characters are left alone, since they would tear holes into any text. Thread-safe.
 */
public final class SecretMask {
    /** Longer than {@link Secret#MASK}, so that output never grows. */
    private static final int SHORTEST = 4;

    private volatile List<byte[]> values = List.of();

    /** Learns a value; a line end at its end does not belong to what is looked for. */
    public void add(String value) {
        String text = value.replaceFirst("[\\r\\n]+$", "");
        if (text.codePointCount(0, text.length()) < SHORTEST) {
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        synchronized (this) {
            if (values.stream().noneMatch(known -> Arrays.equals(known, bytes))) {
                List<byte[]> more = new ArrayList<>(values);
                more.add(bytes);
                values = List.copyOf(more);
            }
        }
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /** The values so far, in the order in which they were learnt. */
    List<byte[]> values() {
        return values;
    }

    @Override
    public String toString() {
        return "SecretMask[" + Secret.MASK + "]";
    }
}
