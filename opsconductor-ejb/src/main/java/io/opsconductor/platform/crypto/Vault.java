package io.opsconductor.platform.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

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
    private KeyRing keys;

    /** For the container's proxy. */
    protected Vault() {}

    @Inject
    Vault(MasterKeyFile keys) {
        this(keys.ring());
    }

    Vault(KeyRing keys) {
        this.envelope = new Envelope(keys);
        this.keys = keys;
    }

    /**
     * A mark by which the same bytes are known again, and from which nobody without the master key can find out what they
     * were. Another master key gives other marks.
     *
     * @param purpose marks of different purposes have nothing in common
     */
    public byte[] mark(byte[] bytes, String purpose) {
        return hmac(
                hmac(keys.current().key().getEncoded(), ("mark:" + purpose).getBytes(StandardCharsets.UTF_8)), bytes);
    }

    private static byte[] hmac(byte[] key, byte[] bytes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
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
