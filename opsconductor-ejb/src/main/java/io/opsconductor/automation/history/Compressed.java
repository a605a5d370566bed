package io.opsconductor.automation.history;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Segments of output as they lie in the database: plain, or deflated (RFC 1951). */
final class Compressed {
    private Compressed() {}

    static byte[] open(byte[] data, boolean compressed) {
        if (!compressed) {
            return data;
        }
        Inflater inflater = new Inflater(true);
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(data), inflater)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("A segment of output is corrupt", e);
        } finally {
            inflater.end();
        }
    }
}
