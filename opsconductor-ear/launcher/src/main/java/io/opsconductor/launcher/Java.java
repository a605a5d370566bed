package io.opsconductor.launcher;

import java.nio.file.Path;

/** The JDK that runs the launcher, and with it everything else. */
final class Java {
    private Java() {}

    static Path program() {
        return tool("java");
    }

    static Path tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name);
    }
}
