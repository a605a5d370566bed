package io.opsconductor.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A process's three standard streams. */
record Streams(InputStream in, OutputStream out, OutputStream err) {
    void print(String text) throws IOException {
        write(out, text);
    }

    void complain(String text) throws IOException {
        write(err, text);
    }

    private static void write(OutputStream stream, String text) throws IOException {
        stream.write(text.getBytes(StandardCharsets.UTF_8));
        stream.flush();
    }
}
