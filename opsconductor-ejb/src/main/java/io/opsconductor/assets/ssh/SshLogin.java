package io.opsconductor.assets.ssh;

import io.opsconductor.platform.crypto.Secret;

/**
 * Who to sign in as and with what. Closing wipes the secret.
 *
 * @param password null where a key is used
 * @param privateKey unencrypted, in PEM or OpenSSH form; null where a password is used
 */
public record SshLogin(String username, Secret password, Secret privateKey) implements AutoCloseable {

    /** A sign-in with a password. */
    public static SshLogin withPassword(String username, Secret password) {
        return new SshLogin(username, password, null);
    }

    /** A sign-in with a private key that has no passphrase (any more). */
    public static SshLogin withKey(String username, Secret privateKey) {
        return new SshLogin(username, null, privateKey);
    }

    @Override
    public void close() {
        if (password != null) {
            password.close();
        }
        if (privateKey != null) {
            privateKey.close();
        }
    }
}
