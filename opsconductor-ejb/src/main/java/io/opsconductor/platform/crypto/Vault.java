package io.opsconductor.platform.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Seals secrets for the database and opens them at the moment of use:
 *
 * <pre>{@code
 * row.secret = vault.seal(secret, "credential:" + row.id);
 * try (Secret secret = vault.open(row.secret, "credential:" + row.id)) { … }
 * }</pre>
 *
 * <p>The text a value is bound to names its row and must be the same when it is opened; a value copied into another row
 * does not open there.
 */
@ApplicationScoped
public class Vault {
    private Envelope envelope;

    /** For the container's proxy. */
    protected Vault() {}

    @Inject
    Vault(MasterKeyFile keys) {
        this(keys.ring());
    }

    Vault(KeyRing keys) {
        this.envelope = new Envelope(keys);
    }

    /** Seals the secret, which stays open; closing it is the caller's. */
    public byte[] seal(Secret secret, String boundTo) {
        return envelope.seal(secret.reveal(), boundTo);
    }

    /** Seals the bytes, which the caller may wipe afterwards. */
    public byte[] seal(byte[] secret, String boundTo) {
        return envelope.seal(secret, boundTo);
    }

    /**
     * Opens what was sealed; the caller closes it as soon as it was used.
     *
     * @throws SealBroken if it was changed, belongs to another row, or its master key is gone
     */
    public Secret open(byte[] sealed, String boundTo) {
        return Secret.of(envelope.open(sealed, boundTo));
    }
}
