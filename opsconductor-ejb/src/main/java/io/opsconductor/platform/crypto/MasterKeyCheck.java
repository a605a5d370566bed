package io.opsconductor.platform.crypto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Holds the key file against the check value of the database. The file has a key in base 64 per line, the one that seals
 * first.
 */
final class MasterKeyCheck {
    private static final String SETTING = "master-key-check";
    private static final byte[] KNOWN = "OpsConductor".getBytes(StandardCharsets.UTF_8);

    private final Handle handle;

    MasterKeyCheck(Handle handle) {
        this.handle = handle;
    }

    /**
     * The keys of the file, made if neither the file nor the check value exist.
     *
     * @throws IllegalStateException if the file is missing or wrong; the message says what to do
     */
    KeyRing passed(Path file) {
        // One node makes the key, however many start at once.
        handle.execute("select pg_advisory_xact_lock(hashtext('opsconductor.master-key'))");
        Optional<String> check = handle.createQuery("select value from platform.setting where name = :name")
                .bind("name", SETTING)
                .mapTo(String.class)
                .findOne();
        if (!Files.exists(file)) {
            if (check.isPresent()) {
                throw new IllegalStateException("The master key file " + file + " is missing, but the database holds"
                        + " secrets that were sealed with it. Restore the file from your backup, or set"
                        + " opsconductor.master.key.file to where it is. Without it they cannot be opened.");
            }
            create(file);
        }
        KeyRing ring = read(file);
        Envelope envelope = new Envelope(ring);
        if (check.isEmpty()) {
            handle.createUpdate("insert into platform.setting (name, value) values (:name, :value)")
                    .bind("name", SETTING)
                    .bind("value", Base64.getEncoder().encodeToString(envelope.seal(KNOWN, SETTING)))
                    .execute();
        } else if (!opens(envelope, check.get())) {
            throw new IllegalStateException("The master key file " + file + " does not hold the key that this"
                    + " database's secrets were sealed with. Restore the right file from your backup, or set"
                    + " opsconductor.master.key.file to where it is.");
        }
        return ring;
    }

    private static boolean opens(Envelope envelope, String check) {
        try {
            return Arrays.equals(KNOWN, envelope.open(Base64.getDecoder().decode(check), SETTING));
        } catch (SealBroken | IllegalArgumentException e) {
            return false;
        }
    }

    private static void create(Path file) {
        byte[] key = MasterKey.generate();
        byte[] line = Base64.getEncoder().encode(key);
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Set<PosixFilePermission> owner = PosixFilePermissions.fromString("rw-------");
            try (var channel = Files.newByteChannel(
                    file,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.DSYNC),
                    PosixFilePermissions.asFileAttribute(owner))) {
                channel.write(ByteBuffer.wrap(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot write the master key to " + file + "; make its folder writable by the server's user", e);
        } finally {
            Arrays.fill(key, (byte) 0);
            Arrays.fill(line, (byte) 0);
        }
    }

    private static KeyRing read(Path file) {
        List<MasterKey> keys = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
                if (!line.isBlank()) {
                    keys.add(MasterKey.of(Base64.getDecoder().decode(line.strip())));
                }
            }
            return new KeyRing(keys);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot read the master key file " + file + "; make it readable by the server's user", e);
        } catch (IllegalArgumentException e) {
            // Without the cause: it could quote what stands in the file.
            throw new IllegalStateException("The master key file " + file
                    + " is damaged: each line must be 32 bytes in Base64. Restore it from your backup.");
        }
    }
}
