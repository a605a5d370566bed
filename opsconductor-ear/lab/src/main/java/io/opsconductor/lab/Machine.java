package io.opsconductor.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** The state of one simulated host: its files, its processes, and since when it has been up. */
final class Machine {
    private final LabHost host;
    private final Path root;
    private final String user;
    private final ProcessTable processes = new ProcessTable();
    private final Instant booted = Instant.now();

    /**
     * @param root the folder that this host takes for its whole file system
     * @param user the account's name
     */
    Machine(LabHost host, Path root, String user) throws IOException {
        this.host = host;
        this.root = root;
        this.user = user;
        Files.createDirectories(root.resolve("opt/lab"));
        Files.createDirectories(root.resolve("tmp"));
        Files.createDirectories(root.resolve("etc"));
        Files.writeString(root.resolve("etc/hostname"), host.hostName() + "\n");
        Files.writeString(root.resolve("etc/os-release"), """
                PRETTY_NAME="OpsConductor Lab Linux 1 (simulated)"
                NAME="OpsConductor Lab Linux"
                VERSION_ID="1"
                ID=opsconductor-lab
                """);
    }

    LabHost host() {
        return host;
    }

    String user() {
        return user;
    }

    Path root() {
        return root;
    }

    ProcessTable processes() {
        return processes;
    }

    Instant booted() {
        return booted;
    }

    /** The file that this path means on this host; never one outside of its folder. */
    Path file(String path) {
        Path relative = Path.of("/").resolve(path).normalize();
        return root.resolve(Path.of("/").relativize(relative).toString());
    }
}
