package io.opsconductor.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Under which account PostgreSQL runs. It refuses root; there it gets a user namespace of its own, in which it is
 * nobody while its files still belong to root, or, where the system forbids that, the account {@code nobody}.
 */
enum PostgresAccount {
    OWN,
    NAMESPACE,
    NOBODY;

    private static final String SETPRIV = "/usr/bin/setpriv";

    static PostgresAccount ofThisMachine() throws IOException, InterruptedException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return OWN;
        }
        if (Files.isExecutable(Path.of("/usr/bin/unshare"))
                && Commands.run(List.of("/usr/bin/unshare", "-U", "true"), Map.of())
                                .exitCode()
                        == 0) {
            return NAMESPACE;
        }
        if (Files.isExecutable(Path.of(SETPRIV))) {
            return NOBODY;
        }
        throw new LaunchException(
                "PostgreSQL does not run as root, and this machine has neither a usable unshare nor setpriv (package"
                        + " util-linux). Start OpsConductor as another user.");
    }

    List<String> command(List<String> command) {
        List<String> whole = new ArrayList<>();
        switch (this) {
            case OWN -> {}
            case NAMESPACE -> whole.addAll(List.of("/usr/bin/unshare", "-U"));
            case NOBODY -> whole.addAll(List.of(SETPRIV, "--reuid=65534", "--regid=65534", "--clear-groups"));
        }
        whole.addAll(command);
        return whole;
    }

    /** Gives the folder to the account, whoever had it before. */
    void own(Path folder) throws IOException {
        if (this == OWN) {
            return;
        }
        UserPrincipal owner = folder.getFileSystem()
                .getUserPrincipalLookupService()
                .lookupPrincipalByName(this == NOBODY ? "nobody" : "root");
        if (!Files.getOwner(folder).equals(owner)) {
            for (Path path : Folders.contents(folder)) {
                if (!Files.isSymbolicLink(path)) {
                    Files.setOwner(path, owner);
                }
            }
        }
        if (this == NOBODY) {
            // The account must pass through the data folder, and may see nothing else in it.
            Files.setPosixFilePermissions(folder.getParent(), PosixFilePermissions.fromString("rwx--x--x"));
        }
    }
}
