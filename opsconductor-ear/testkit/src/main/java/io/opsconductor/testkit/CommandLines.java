package io.opsconductor.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What runs on this machine, as {@code /proc} shows it (the JDK cuts long command lines off). */
public final class CommandLines {
    private CommandLines() {}

    /** The command line of a process, its words joined by spaces; empty when it is gone. */
    public static String of(ProcessHandle process) {
        return of(Path.of("/proc", Long.toString(process.pid())));
    }

    private static String of(Path folder) {
        try {
            return Files.readString(folder.resolve("cmdline"), java.nio.charset.StandardCharsets.ISO_8859_1)
                    .replace('\0', ' ')
                    .strip();
        } catch (IOException gone) {
            return "";
        }
    }

    /** The command lines of all processes that contain the text. */
    public static List<String> containing(String text) {
        try (Stream<Path> folders = Files.list(Path.of("/proc"))) {
            return folders.filter(f -> f.getFileName().toString().chars().allMatch(Character::isDigit))
                    .map(CommandLines::of)
                    .filter(line -> line.contains(text))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
