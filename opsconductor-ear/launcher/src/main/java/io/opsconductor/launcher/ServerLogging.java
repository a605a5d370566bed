package io.opsconductor.launcher;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Where the server logs to: one rotated file in the data folder, instead of one in the domain and the console. */
final class ServerLogging {
    private static final String FILE_HANDLER = "com.sun.enterprise.server.logging.GFFileHandler.";

    private ServerLogging() {}

    /** Changes the domain's logging before the server's first start. */
    static void configure(Path domain, Path log) throws IOException {
        Path file = domain.resolve("config/logging.properties");
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        properties.setProperty(FILE_HANDLER + "file", log.toString());
        properties.setProperty(FILE_HANDLER + "rotationLimitInBytes", String.valueOf(20 << 20));
        properties.setProperty(FILE_HANDLER + "maxHistoryFiles", "10");
        properties.setProperty("java.util.logging.ConsoleHandler.level", "OFF");
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
    }
}
