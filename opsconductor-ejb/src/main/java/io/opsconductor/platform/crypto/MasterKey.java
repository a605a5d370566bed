package io.opsconductor.platform.crypto;

import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A key of 256 bits that wraps the data keys of secrets. It never leaves this package. */
final class MasterKey {
    /** The length of the key in bytes. */
    static final int LENGTH = 32;

    /** The length in bytes of the fingerprint by which sealed bytes name their key. */
    static final int FINGERPRINT_LENGTH = 4;

    private final SecretKey key;
    private final byte[] fingerprint;

    private MasterKey(byte[] bytes) {
        this.key = new SecretKeySpec(bytes, "AES");
        this.fingerprint = Arrays.copyOf(Sha256.of(bytes), FINGERPRINT_LENGTH);
    }

    /**
     * The key of these bytes, which are copied.
     *
     * @throws IllegalArgumentException if they are not {@value #LENGTH}
     */
    static MasterKey of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("A master key has " + LENGTH + " bytes, not " + bytes.length);
        }
        return new MasterKey(bytes);
    }

    /** A new random key's bytes. */
    static byte[] generate() {
        byte[] bytes = new byte[LENGTH];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    SecretKey key() {
        return key;
    }

    byte[] fingerprint() {
        return fingerprint.clone();
    }

    @Override
    public String toString() {
        return "MasterKey[***]";
    }
}
