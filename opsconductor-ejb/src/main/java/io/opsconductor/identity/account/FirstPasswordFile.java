package io.opsconductor.identity.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The file by which the first administrator learns the generated one-time password. Only its owner can read it. */
public final class FirstPasswordFile {
    private static final Logger LOG = Logger.getLogger(FirstPasswordFile.class.getName());

    /** Without those that look alike. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int LENGTH = 20;

    private final Path file;

    /** The file at that path. */
    public FirstPasswordFile(Path file) {
        this.file = file;
    }

    /** Makes up a password, writes it and returns it. */
    public String write() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        try {
            Files.deleteIfExists(file);
            try (var channel = Files.newByteChannel(
                    file,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                channel.write(ByteBuffer.wrap(password.toString().getBytes(StandardCharsets.US_ASCII)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot write the first password to " + file + "; make its folder writable by the server's user",
                    e);
        }
        return password.toString();
    }

    /** Removes the file if it is still there. */
    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Cannot delete " + file + "; delete it by hand. Its password was changed.", e);
        }
    }
}
