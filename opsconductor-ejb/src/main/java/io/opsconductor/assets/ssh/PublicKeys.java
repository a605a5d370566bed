package io.opsconductor.assets.ssh;

import io.opsconductor.platform.crypto.Sha256;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Public keys in their text form, {@code ssh-ed25519 AAAA…} (RFC 4253, section 6.6, in Base64). */
public final class PublicKeys {
    private PublicKeys() {}

    /** The text form of a key's bytes. */
    public static String text(byte[] blob) {
        return typeOf(blob) + " " + Base64.getEncoder().encodeToString(blob);
    }

    /** The type that the text names. */
    public static String typeOf(String text) {
        return text.substring(0, text.indexOf(' '));
    }

    /** {@code SHA256:…}, as {@code ssh-keygen -l} shows it. */
    public static String fingerprint(String text) {
        return fingerprint(Base64.getDecoder().decode(text.substring(text.indexOf(' ') + 1)));
    }

    /** {@code SHA256:…} of a key's bytes. */
    public static String fingerprint(byte[] blob) {
        return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(Sha256.of(blob));
    }

    /**
     * Reads a key as people paste it: type, Base64 and perhaps a comment, which is dropped.
     *
     * @return the text form, without the comment
     * @throws IllegalArgumentException if it is no public key; the message says what is wrong
     */
    public static String parse(String pasted) {
        String[] parts = pasted.strip().split("\\s+", 3);
        if (parts.length < 2) {
            throw new IllegalArgumentException("must be a public key in the form \"ssh-ed25519 AAAA…\"");
        }
        byte[] blob;
        try {
            blob = Base64.getDecoder().decode(parts[1]);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be a public key: its second part is not Base64", e);
        }
        if (!parts[0].equals(typeOf(blob))) {
            throw new IllegalArgumentException(
                    "must be a public key: the type " + parts[0] + " does not match its data");
        }
        return text(blob);
    }

    private static String typeOf(byte[] blob) {
        try {
            ByteBuffer in = ByteBuffer.wrap(blob);
            int length = in.getInt();
            if (length < 1 || length > 64) {
                throw new IllegalArgumentException("must be a public key: its data is damaged");
            }
            byte[] type = new byte[length];
            in.get(type);
            return new String(type, StandardCharsets.US_ASCII);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("must be a public key: its data is incomplete", e);
        }
    }
}
