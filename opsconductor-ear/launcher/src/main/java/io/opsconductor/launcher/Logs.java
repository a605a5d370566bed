package io.opsconductor.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The logs of the child processes. */
final class Logs {
    private static final long LARGE = 10 << 20;

    private Logs() {}

    /** Puts a log that has grown large aside, in place of the one put aside before. */
    static void rotate(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LARGE) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** What was written since the log had this size; all of it when the log was rotated meanwhile. */
    static String since(Path log, long size) throws IOException {
        if (!Files.exists(log)) {
            return "";
        }
        byte[] bytes = Files.readAllBytes(log);
        int begin = bytes.length < size ? 0 : (int) size;
        return new String(bytes, begin, bytes.length - begin, StandardCharsets.UTF_8);
    }

    /** The last lines of a log, for the message that says why something failed. */
    static String tail(Path log, int lines) {
        try {
            if (!Files.exists(log)) {
                return "(" + log + " was not written)";
            }
            List<String> all = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join(System.lineSeparator(), all.subList(Math.max(0, all.size() - lines), all.size()));
        } catch (IOException e) {
            return "(" + log + " cannot be read: " + e.getMessage() + ")";
        }
    }
}
