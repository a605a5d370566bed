package io.opsconductor.assets.ssh;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/**
 * A private key as text, from its BEGIN line to its END line. How much work its passphrase costs is written in the key
 * itself; a key whose work would keep a processor busy for minutes is refused before anybody begins.
 */
final class PrivateKeyBlock {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);
    private static final byte[] OPENSSH = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);
    private static final long MOST_BCRYPT_ROUNDS = 1_000;
    private static final BigInteger MOST_PBKDF2_ITERATIONS = BigInteger.valueOf(10_000_000);

    private final String kind;
    private final String body;
    private final String text;

    private PrivateKeyBlock(String kind, String body, String text) {
        this.kind = kind;
        this.body = body;
        this.text = text;
    }

    /**
     * The one key in the text.
     *
     * @throws SshKey.Unusable if there is none, or more than one
     */
    static PrivateKeyBlock of(String text) throws SshKey.Unusable {
        Matcher block = BLOCK.matcher(text);
        if (!block.find() || text.indexOf("BEGIN", block.start(1)) >= 0) {
            throw SshKey.unreadable();
        }
        return new PrivateKeyBlock(block.group(1), block.group(2), block.group() + "\n");
    }

    /**
     * Its text.
     *
     * @throws SshKey.Unusable if opening it would cost too much
     */
    String affordable() throws SshKey.Unusable {
        try {
            switch (kind) {
                case "OPENSSH PRIVATE KEY" -> openSsh(ByteBuffer.wrap(decoded()));
                case "ENCRYPTED PRIVATE KEY" -> pkcs8(EncryptedPrivateKeyInfo.getInstance(decoded()));
                case "PRIVATE KEY",
                        "RSA PRIVATE KEY",
                        "EC PRIVATE KEY",
                        "DSA PRIVATE KEY" -> {} // hashed once, if at all
                default -> throw SshKey.unreadable();
            }
        } catch (RuntimeException damaged) {
            throw SshKey.unreadable();
        }
        return text;
    }

    private byte[] decoded() {
        return Base64.getDecoder().decode(body.replaceAll("\\s", ""));
    }

    private static void openSsh(ByteBuffer key) throws SshKey.Unusable {
        byte[] magic = new byte[OPENSSH.length];
        key.get(magic);
        field(key); // the cipher
        String derivation = new String(field(key), StandardCharsets.US_ASCII);
        ByteBuffer options = ByteBuffer.wrap(field(key));
        if (derivation.equals("bcrypt")) {
            field(options); // the salt
            long rounds = Integer.toUnsignedLong(options.getInt());
            if (rounds > MOST_BCRYPT_ROUNDS) {
                throw new SshKey.Unusable(
                        false,
                        "takes " + rounds + " rounds to open, more than " + MOST_BCRYPT_ROUNDS
                                + "; write it anew with ssh-keygen -p -a 100");
            }
        }
    }

    private static byte[] field(ByteBuffer from) {
        int length = from.getInt();
        if (length < 0 || length > from.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] field = new byte[length];
        from.get(field);
        return field;
    }

    private static void pkcs8(EncryptedPrivateKeyInfo key) throws SshKey.Unusable {
        var algorithm = key.getEncryptionAlgorithm();
        if (!PKCSObjectIdentifiers.id_PBES2.equals(algorithm.getAlgorithm())) {
            return; // JSch knows no other and refuses it
        }
        var derivation = PBES2Parameters.getInstance(algorithm.getParameters()).getKeyDerivationFunc();
        if (!PKCSObjectIdentifiers.id_PBKDF2.equals(derivation.getAlgorithm())) {
            throw new SshKey.Unusable(
                    false,
                    "has a passphrase that is not hashed by PBKDF2; write it anew with openssl pkcs8 -topk8 -v2"
                            + " aes256");
        }
        BigInteger iterations =
                PBKDF2Params.getInstance(derivation.getParameters()).getIterationCount();
        if (iterations.compareTo(MOST_PBKDF2_ITERATIONS) > 0) {
            throw new SshKey.Unusable(
                    false,
                    "takes more than " + MOST_PBKDF2_ITERATIONS
                            + " iterations to open; write it anew with openssl pkcs8 -topk8 -v2 aes256 -iter 100000");
        }
    }
}
