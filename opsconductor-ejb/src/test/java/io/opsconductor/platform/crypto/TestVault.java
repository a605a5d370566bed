package io.opsconductor.platform.crypto;

import java.util.List;

/** A vault for tests of other packages, under a key that nobody else has. */
public final class TestVault {
    private TestVault() {}

    /** A new vault. */
    public static Vault create() {
        return new Vault(new KeyRing(List.of(MasterKey.of(MasterKey.generate()))));
    }
}
