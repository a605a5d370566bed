package io.opsconductor.assets.ssh;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * A private key that was read and opened.
 *
 * @param privateKey without a passphrase, in a form that opens without further work
 * @param fingerprint of its public half, {@code SHA256:…}
 */
public record SshKey(String privateKey, String fingerprint) {
    private static final Set<Integer> TYPES = Set.of(KeyPair.RSA, KeyPair.ECDSA, KeyPair.ED25519);

    /** What is wrong with a key; the message is for its owner. */
    public static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;
        private final boolean passphrase;

        Unusable(boolean passphrase, String message) {
            super(message);
            this.passphrase = passphrase;
        }

        /** Whether the passphrase is at fault, and not the key. */
        public boolean isPassphrase() {
            return passphrase;
        }
    }

    /**
     * Reads a private key in PEM or OpenSSH form.
     *
     * @param passphrase null where it has none
     * @throws Unusable if it is no such key, of another kind, or the passphrase does not open it
     */
    public static SshKey read(String privateKey, String passphrase) throws Unusable {
        String block = PrivateKeyBlock.of(privateKey).affordable();
        KeyPair pair;
        try {
            pair = KeyPair.load(new JSch(), utf8(block), null);
        } catch (JSchException | RuntimeException e) {
            throw unreadable();
        }
        try {
            open(pair, passphrase);
            if (!TYPES.contains(pair.getKeyType())) {
                throw new Unusable(false, "must be an RSA, ECDSA or Ed25519 key");
            }
            byte[] publicKey = pair.getPublicKeyBlob();
            if (publicKey == null) {
                throw new Unusable(false, "must be a private key that contains its public key");
            }
            return new SshKey(write(pair), PublicKeys.fingerprint(publicKey));
        } catch (JSchException | RuntimeException e) {
            throw new Unusable(false, "must be a complete private key; this one is damaged");
        } finally {
            pair.dispose();
        }
    }

    static Unusable unreadable() {
        return new Unusable(false, "must be a private key in PEM or OpenSSH format, including its BEGIN and END lines");
    }

    private static void open(KeyPair pair, String passphrase) throws Unusable {
        if (!pair.isEncrypted()) {
            if (passphrase != null && !passphrase.isEmpty()) {
                throw new Unusable(true, "the key has no passphrase; leave it out");
            }
            return;
        }
        if (passphrase == null || passphrase.isEmpty()) {
            throw new Unusable(true, "is required: the key is protected with one");
        }
        if (!pair.decrypt(utf8(passphrase))) {
            throw new Unusable(true, "does not unlock the key");
        }
    }

    private static String write(KeyPair pair) throws JSchException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pair.writeOpenSSHv1PrivateKey(out, null);
        return out.toString(StandardCharsets.US_ASCII);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "SshKey[" + fingerprint + "]"; // the key must not get into logs
    }
}
