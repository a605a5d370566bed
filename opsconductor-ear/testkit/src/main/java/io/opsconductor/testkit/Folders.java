package io.opsconductor.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders that tests work in. */
public final class Folders {
    private Folders() {}

    /** Deletes the folder, or file, and everything beneath it. */
    public static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new AssertionError("could not delete " + folder, e);
        }
    }

    /** A fresh folder that every user of this machine may write to: the tests' and the one that SSH signs in as. */
    public static Path shared(String name) {
        try {
            Path folder = Files.createTempDirectory("opsconductor-" + name + "-");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
            return folder;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The lines of a file; none when it is missing. */
    public static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
