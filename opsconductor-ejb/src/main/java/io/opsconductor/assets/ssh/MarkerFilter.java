package io.opsconductor.assets.ssh;

import io.opsconductor.assets.OutputListener;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Hands one stream of a command to the listener from behind the marker line on; what came before is noise of the login.
 * If the stream ends without a marker, that noise is all there is to explain why, and is handed on after all.
 *
 * <p>Written to by the session's reader thread alone.
 */
final class MarkerFilter extends OutputStream {
    private static final int MOST_NOISE = 256 * 1024;

    private final byte[] marker;
    private final OutputListener.Stream stream;
    private final OutputListener listener;
    private byte[] held = new byte[256];
    private int size;
    private int markerAt = -1;
    private volatile String markerLine;
    private volatile RuntimeException failure;
    private volatile boolean silent;

    MarkerFilter(String marker, OutputListener.Stream stream, OutputListener listener) {
        this.marker = marker.getBytes(StandardCharsets.US_ASCII);
        this.stream = stream;
        this.listener = listener;
    }

    /** What stood on the marker line behind the marker, or null if it did not come. */
    String markerLine() {
        return markerLine;
    }

    /** What the listener threw, or null. */
    RuntimeException failure() {
        return failure;
    }

    /** Hands nothing on from now on. */
    void silence() {
        silent = true;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (markerLine != null) {
            pass(bytes, offset, length);
            return;
        }
        int seen = size;
        hold(bytes, offset, length);
        if (markerAt < 0) {
            markerAt = find(Math.max(0, seen - marker.length));
        }
        int end = markerAt < 0 ? -1 : lineEnd(Math.max(markerAt, seen));
        if (end >= 0) {
            int from = markerAt + marker.length;
            markerLine = new String(held, from, end - from, StandardCharsets.US_ASCII).strip();
            byte[] all = held;
            held = null;
            pass(all, end + 1, size - end - 1);
        } else if (size > MOST_NOISE) {
            forgetNoise();
        }
    }

    private void forgetNoise() {
        int kept = MOST_NOISE / 2;
        int gone = size - kept;
        held = Arrays.copyOfRange(held, gone, size);
        size = kept;
        markerAt = Math.max(-1, markerAt - gone);
    }

    private void hold(byte[] bytes, int offset, int length) {
        if (size + length > held.length) {
            held = Arrays.copyOf(held, Math.max(held.length * 2, size + length));
        }
        System.arraycopy(bytes, offset, held, size, length);
        size += length;
    }

    private int find(int from) {
        for (int i = from; i <= size - marker.length; i++) {
            if (Arrays.equals(held, i, i + marker.length, marker, 0, marker.length)) {
                return i;
            }
        }
        return -1;
    }

    private int lineEnd(int from) {
        for (int i = from; i < size; i++) {
            if (held[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private void pass(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0 || silent) {
            return;
        }
        try {
            listener.output(stream, bytes, offset, length);
        } catch (RuntimeException e) {
            failure = e;
            silent = true;
            throw new IOException("The output could not be taken", e);
        }
    }

    @Override
    public void close() throws IOException {
        if (markerLine == null && held != null) {
            byte[] all = held;
            held = null;
            pass(all, 0, size);
        }
    }
}
