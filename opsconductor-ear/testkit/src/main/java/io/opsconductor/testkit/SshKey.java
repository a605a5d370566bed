package io.opsconductor.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A key pair made by {@code ssh-keygen}.
 *
 * @param privateKey as OpenSSH writes it
 * @param publicKey one line, {@code ssh-ed25519 AAAA…}
 */
public record SshKey(String privateKey, String publicKey) {

    /** A key of the type (rsa, ecdsa, ed25519); an empty passphrase leaves it open. */
    public static SshKey generate(String type, String passphrase) {
        try {
            Path folder = Files.createTempDirectory("opsconductor-key-");
            Path file = folder.resolve("key");
            Programs.run("ssh-keygen", "-q", "-t", type, "-N", passphrase, "-C", "acceptance", "-f", file.toString());
            String publicKey = Files.readString(folder.resolve("key.pub")).strip();
            SshKey key = new SshKey(Files.readString(file), publicKey.substring(0, publicKey.lastIndexOf(' ')));
            Folders.delete(folder);
            return key;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
