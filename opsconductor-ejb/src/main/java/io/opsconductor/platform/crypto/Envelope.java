package io.opsconductor.platform.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Envelope encryption with AES-256-GCM: each secret has a data key of its own, wrapped by a master key. The associated
 * data of both names the form, the master key and the row, so that sealed bytes open in no other place.
 *
 * <p>The form: version (1 byte), master key's fingerprint (4), nonce (12) and wrapped data key (48), nonce (12) and
 * ciphertext with its tag.
 */
final class Envelope {
    private static final byte VERSION = 1;
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;
    private static final int HEADER_LENGTH = 1 + MasterKey.FINGERPRINT_LENGTH;
    private static final int WRAPPED_LENGTH = MasterKey.LENGTH + TAG_BITS / 8;
    private static final int SHORTEST = HEADER_LENGTH + NONCE_LENGTH + WRAPPED_LENGTH + NONCE_LENGTH + TAG_BITS / 8;

    private final KeyRing keys;
    private final SecureRandom random = new SecureRandom();

    Envelope(KeyRing keys) {
        this.keys = keys;
    }

    byte[] seal(byte[] plain, String boundTo) {
        MasterKey master = keys.current();
        byte[] header = ByteBuffer.allocate(HEADER_LENGTH)
                .put(VERSION)
                .put(master.fingerprint())
                .array();
        byte[] associated = associated(header, boundTo);
        byte[] dataKey = MasterKey.generate();
        try {
            byte[] keyNonce = nonce();
            byte[] wrapped = crypt(Cipher.ENCRYPT_MODE, master.key(), keyNonce, associated, dataKey);
            byte[] nonce = nonce();
            byte[] sealed = crypt(Cipher.ENCRYPT_MODE, new SecretKeySpec(dataKey, "AES"), nonce, associated, plain);
            return ByteBuffer.allocate(SHORTEST + plain.length)
                    .put(header)
                    .put(keyNonce)
                    .put(wrapped)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES/GCM", e);
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    byte[] open(byte[] sealed, String boundTo) {
        if (sealed.length < SHORTEST || sealed[0] != VERSION) {
            throw new SealBroken("The sealed value is damaged, or a later release wrote it");
        }
        ByteBuffer in = ByteBuffer.wrap(sealed);
        byte[] header = take(in, HEADER_LENGTH);
        MasterKey master = keys.named(Arrays.copyOfRange(header, 1, HEADER_LENGTH))
                .orElseThrow(() -> new SealBroken(
                        "The value was sealed by a master key that the key file does not hold; restore that file"));
        byte[] associated = associated(header, boundTo);
        byte[] dataKey = new byte[0];
        try {
            byte[] keyNonce = take(in, NONCE_LENGTH);
            dataKey = crypt(Cipher.DECRYPT_MODE, master.key(), keyNonce, associated, take(in, WRAPPED_LENGTH));
            byte[] nonce = take(in, NONCE_LENGTH);
            return crypt(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(dataKey, "AES"),
                    nonce,
                    associated,
                    take(in, in.remaining()));
        } catch (AEADBadTagException e) {
            throw new SealBroken("The sealed value was changed, or belongs to another place than " + boundTo);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES/GCM", e);
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    private static byte[] crypt(int mode, SecretKey key, byte[] nonce, byte[] associated, byte[] data)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(associated);
        return cipher.doFinal(data);
    }

    private static byte[] associated(byte[] header, String boundTo) {
        byte[] place = boundTo.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(header.length + place.length)
                .put(header)
                .put(place)
                .array();
    }

    private byte[] nonce() {
        byte[] nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        return nonce;
    }

    private static byte[] take(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }
}
