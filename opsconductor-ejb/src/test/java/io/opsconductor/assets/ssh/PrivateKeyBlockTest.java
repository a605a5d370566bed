package io.opsconductor.assets.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.Test;

/** Keys whose passphrase would cost the server minutes or more to try. */
class PrivateKeyBlockTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void openSshKeyOfEndlessRoundsIsRefusedBeforeItIsTried() throws IOException {
        String key = pem("OPENSSH PRIVATE KEY", openSsh(2_000_000_000));

        SshKey.Unusable refusal = assertTimeoutPreemptively(
                SOON, () -> assertThrows(SshKey.Unusable.class, () -> SshKey.read(key, "phrase")));

        assertThat(refusal.isPassphrase()).isFalse();
        assertThat(refusal).hasMessageContaining("rounds");
    }

    @Test
    void pkcs8KeyOfEndlessIterationsIsRefusedBeforeItIsTried() throws IOException {
        String key = pem("ENCRYPTED PRIVATE KEY", pkcs8(2_000_000_000));

        SshKey.Unusable refusal = assertTimeoutPreemptively(
                SOON, () -> assertThrows(SshKey.Unusable.class, () -> SshKey.read(key, "phrase")));

        assertThat(refusal.isPassphrase()).isFalse();
        assertThat(refusal).hasMessageContaining("iterations");
    }

    @Test
    void usualWorkIsDone() throws IOException {
        String key = pem("ENCRYPTED PRIVATE KEY", pkcs8(600_000));

        SshKey.Unusable refusal = assertThrows(SshKey.Unusable.class, () -> SshKey.read(key, "phrase"));

        assertThat(refusal.isPassphrase()).isTrue();
    }

    @Test
    void secondKeyIsNotOverlooked() throws IOException {
        String open = pem("RSA PRIVATE KEY", new byte[] {1});

        assertThrows(
                SshKey.Unusable.class,
                () -> PrivateKeyBlock.of(open + pem("OPENSSH PRIVATE KEY", openSsh(2_000_000_000))));
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + kind + "-----\n";
    }

    private static byte[] openSsh(int rounds) throws IOException {
        ByteArrayOutputStream options = new ByteArrayOutputStream();
        DataOutputStream inner = new DataOutputStream(options);
        field(inner, new byte[16]);
        inner.writeInt(rounds);
        ByteArrayOutputStream key = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(key);
        out.writeBytes("openssh-key-v1\0");
        field(out, "aes256-ctr".getBytes(StandardCharsets.US_ASCII));
        field(out, "bcrypt".getBytes(StandardCharsets.US_ASCII));
        field(out, options.toByteArray());
        out.writeInt(1);
        ByteArrayOutputStream publicKey = new ByteArrayOutputStream();
        DataOutputStream half = new DataOutputStream(publicKey);
        field(half, "ssh-ed25519".getBytes(StandardCharsets.US_ASCII));
        field(half, new byte[32]);
        field(out, publicKey.toByteArray());
        field(out, new byte[160]);
        return key.toByteArray();
    }

    private static void field(DataOutputStream out, byte[] value) throws IOException {
        out.writeInt(value.length);
        out.write(value);
    }

    private static byte[] pkcs8(int iterations) throws IOException {
        ASN1EncodableVector scheme = new ASN1EncodableVector();
        scheme.add(new AlgorithmIdentifier(
                PKCSObjectIdentifiers.id_PBKDF2,
                new PBKDF2Params(
                        new byte[16], iterations, new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256))));
        scheme.add(new AlgorithmIdentifier(NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(new byte[16])));
        return new EncryptedPrivateKeyInfo(
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2, new DERSequence(scheme)), new byte[160])
                .getEncoded();
    }
}
