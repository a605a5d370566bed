package io.opsconductor.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The EAR and its place in the domain. */
final class Application {
    static final String NAME = "opsconductor";

    private final Path archive;
    private final Domain domain;
    private final Path deployed;

    Application(Path archive, Domain domain) {
        this.archive = archive;
        this.domain = domain;
        this.deployed = domain.folder().resolve("opsconductor-ear.sha256");
    }

    /** Whether the domain already has exactly this archive and will start it by itself. */
    boolean isDeployed() throws IOException {
        return Files.exists(deployed) && Files.readString(deployed).equals(checksum());
    }

    /** Takes an older archive out of the stopped domain, so that the server does not start it first. */
    void removeOlder() throws IOException {
        if (Files.exists(deployed)) {
            DomainConfiguration.removeApplication(domain.folder(), NAME);
            Files.delete(deployed);
        }
    }

    /** @param log the server's log, where a failure is explained */
    void deploy(Path log) throws IOException, InterruptedException {
        try {
            domain.asadmin()
                    .run("Deploying OpsConductor", "deploy", "--name=" + NAME, "--force=true", archive.toString());
        } catch (LaunchException e) {
            throw new LaunchException(e.getMessage() + System.lineSeparator() + "Server log: " + log, e);
        }
        Files.writeString(deployed, checksum());
    }

    private String checksum() throws IOException {
        return Checksums.of(List.of(archive));
    }
}
