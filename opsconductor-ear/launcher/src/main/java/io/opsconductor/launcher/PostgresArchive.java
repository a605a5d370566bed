package io.opsconductor.launcher;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs, as they come on the class path. */
final class PostgresArchive {
    private PostgresArchive() {}

    /** Unpacks the programs for this machine; the folder appears whole or not at all. */
    static void unpack(Path folder) throws IOException {
        String name = name(System.getProperty("os.name"), System.getProperty("os.arch"));
        Path draft = folder.resolveSibling(folder.getFileName() + ".new");
        Folders.delete(draft);
        try (InputStream archive = PostgresArchive.class.getResourceAsStream("/" + name)) {
            if (archive == null) {
                throw new LaunchException("There is no embedded PostgreSQL for this machine (" + name
                        + " is missing). Use a database of your own: OPSCONDUCTOR_DB_URL, _USER and _PASSWORD.");
            }
            try (TarArchiveInputStream tar =
                    new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive, 1 << 16)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    extract(tar, entry, draft);
                }
            }
        }
        Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    /** @return the archive's name on the class path, such as postgres-linux-x86_64.txz */
    static String name(String system, String architecture) {
        String os = system.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String cpu = architecture.equals("aarch64") ? "arm_64" : "x86_64";
        return "postgres-" + os + "-" + cpu + ".txz";
    }

    private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path draft) throws IOException {
        Path target = draft.resolve(entry.getName()).normalize();
        if (!target.startsWith(draft)) {
            throw new IOException("The archive points outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            boolean program = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
