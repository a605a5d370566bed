package io.opsconductor.batch.output;

import java.time.Instant;
import java.util.Arrays;
import java.util.zip.Deflater;

/** Makes pieces small where that is worth the time. */
final class Compression {
    /** Below this, the row around it weighs more than what could be saved. */
    private static final int WORTHWHILE = 512;

    private Compression() {}

    static Piece piece(boolean stderr, Instant at, byte[] bytes) {
        if (bytes.length >= WORTHWHILE) {
            byte[] deflated = deflate(bytes);
            if (deflated != null) {
                return new Piece(stderr, at, true, bytes.length, deflated);
            }
        }
        return new Piece(stderr, at, false, bytes.length, bytes);
    }

    /** Null if it would save less than a quarter. */
    private static byte[] deflate(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            byte[] target = new byte[bytes.length * 3 / 4];
            int length = deflater.deflate(target);
            return deflater.finished() ? Arrays.copyOf(target, length) : null;
        } finally {
            deflater.end();
        }
    }
}
