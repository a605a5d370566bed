package io.opsconductor.platform.crypto;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The master keys in use: the first seals, all of them open, so that a new key can be put in front of an old one
 * without downtime.
 */
public final class KeyRing {
    private final List<MasterKey> keys;

    /**
     * A ring of these keys.
     *
     * @throws IllegalArgumentException if there is none
     */
    KeyRing(List<MasterKey> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("There is no master key");
        }
        this.keys = List.copyOf(keys);
    }

    MasterKey current() {
        return keys.get(0);
    }

    Optional<MasterKey> named(byte[] fingerprint) {
        return keys.stream()
                .filter(key -> Arrays.equals(key.fingerprint(), fingerprint))
                .findFirst();
    }
}
