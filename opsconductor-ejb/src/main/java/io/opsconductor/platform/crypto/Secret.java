package io.opsconductor.platform.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A secret in the clear, held no longer than its use: closing wipes it. It never shows itself in text, and it has no
 * accessor that a JSON or log library would find.
 */
public final class Secret implements AutoCloseable {
    /** What is shown, and stored, in the place of a secret. */
    public static final String MASK = "***";

    private final byte[] value;
    private boolean wiped;

    private Secret(byte[] value) {
        this.value = value;
    }

    /** Takes over the bytes; the secret wipes them. */
    public static Secret of(byte[] bytes) {
        return new Secret(bytes);
    }

    /** A secret of the text's UTF-8 bytes. The text itself cannot be wiped, so keep its life short. */
    public static Secret of(String text) {
        return new Secret(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The bytes themselves, not a copy: they turn to zeros when the secret is closed.
     *
     * @throws IllegalStateException after it was closed
     */
    public byte[] reveal() {
        if (wiped) {
            throw new IllegalStateException("The secret was wiped");
        }
        return value;
    }

    /**
     * The secret as text, for libraries that take nothing else.
     *
     * @throws IllegalStateException after it was closed
     */
    public String revealText() {
        return new String(reveal(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        wiped = true;
        Arrays.fill(value, (byte) 0);
    }

    @Override
    public String toString() {
        return MASK;
    }
}
