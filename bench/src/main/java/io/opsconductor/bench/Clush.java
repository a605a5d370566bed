package io.opsconductor.bench;

import io.opsconductor.testkit.OpenSshServer;
import io.opsconductor.testkit.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** ClusterShell's {@code clush}, as Debian ships it. */
final class Clush {
    private final OpenSshServer server;
    private final int concurrency;
    private final Path key;

    Clush(OpenSshServer server, int concurrency) throws IOException {
        this.server = server;
        this.concurrency = concurrency;
        this.key = Files.createTempFile(
                "clush", ".key", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(key, server.key().privateKey());
        key.toFile().deleteOnExit();
    }

    static boolean isInstalled() {
        return Files.isExecutable(Path.of("/usr/bin/clush"));
    }

    /** Runs the command on every address. */
    Void run(List<String> addresses, String command) {
        Programs.run(
                "clush",
                "-S",
                "-q",
                "-f",
                Integer.toString(concurrency),
                "-l",
                server.user(),
                "-o",
                "-p " + server.port() + " -i " + key
                        + " -oStrictHostKeyChecking=no -oUserKnownHostsFile=/dev/null -oLogLevel=ERROR -oBatchMode=yes",
                "-w",
                String.join(",", addresses),
                command);
        return null;
    }
}
