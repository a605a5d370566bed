package io.opsconductor.testkit;

import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout that is tested. */
public final class Repository {
    private Repository() {}

    /** Its root: the folder of the script {@code opsconductor}. */
    public static Path root() {
        Path folder = Path.of(System.getProperty("opsconductor.root", "")).toAbsolutePath();
        while (folder != null && !Files.isExecutable(folder.resolve("opsconductor"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new AssertionError("No executable ./opsconductor in this folder or above it");
        }
        return folder;
    }
}
