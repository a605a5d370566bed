package io.opsconductor.assets.ssh;

import io.opsconductor.assets.OutputListener;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Keeps what a command writes. */
final class Output implements OutputListener {
    private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

    @Override
    public void output(Stream stream, byte[] bytes, int offset, int length) {
        (stream == Stream.STDOUT ? stdout : stderr).write(bytes, offset, length);
    }

    String stdout() {
        return stdout.toString(StandardCharsets.UTF_8);
    }

    String stderr() {
        return stderr.toString(StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        return stdout.toByteArray();
    }
}
