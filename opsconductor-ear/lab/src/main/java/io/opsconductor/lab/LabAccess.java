package io.opsconductor.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/** How one signs in to the lab's hosts: one account with a key and a password, both made at the first start. */
final class LabAccess {
    static final String USER = "lab";

    private final Path keyFile;
    private final KeyPair key;
    private final String password;

    private LabAccess(Path keyFile, KeyPair key, String password) {
        this.keyFile = keyFile;
        this.key = key;
        this.password = password;
    }

    static LabAccess load(Path folder) throws IOException, GeneralSecurityException {
        Path keyFile = folder.resolve("keys/lab");
        return new LabAccess(
                keyFile, LabKeys.load(keyFile, "OpsConductor lab"), password(folder.resolve("keys/password")));
    }

    private static String password(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] bytes = new byte[12];
            new SecureRandom().nextBytes(bytes);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(bytes));
        }
        return Files.readString(file);
    }

    /** The private key in OpenSSH's form. */
    String privateKey() throws IOException {
        return Files.readString(keyFile);
    }

    KeyPair key() {
        return key;
    }

    String password() {
        return password;
    }

    boolean isPassword(String attempt) {
        return MessageDigest.isEqual(
                attempt.getBytes(StandardCharsets.UTF_8), password.getBytes(StandardCharsets.UTF_8));
    }
}
