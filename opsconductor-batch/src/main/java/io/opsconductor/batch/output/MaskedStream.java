package io.opsconductor.batch.output;

import io.opsconductor.platform.crypto.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Masks secrets in one stream, however it is cut into chunks. What may be the beginning of a secret is held back until
 * the next bytes tell. Each byte is looked at once per secret (Knuth, Morris and Pratt), so that no output makes it
 * slow; a run of bytes with which no secret begins is copied as it is. Not thread-safe.
 */
final class MaskedStream {
    private static final byte[] MASK = Secret.MASK.getBytes(StandardCharsets.US_ASCII);

    /** What becomes of a byte that is held back. */
    private static final byte PLAIN = 0;

    private static final byte MASK_BEGINS = 1;
    private static final byte MASKED = 2;

    private final SecretMask mask;
    private final List<Search> searches = new ArrayList<>();
    private final boolean[] firstBytes = new boolean[256];
    private byte[] held = new byte[64];
    private byte[] fates = new byte[64];
    private int from;
    private int to;

    MaskedStream(SecretMask mask) {
        this.mask = mask;
    }

    /** What can be stored after this chunk. */
    byte[] pass(byte[] bytes, int offset, int length) {
        learn();
        ByteArrayOutputStream out = new ByteArrayOutputStream(to - from + length);
        int at = offset;
        int end = offset + length;
        while (at < end) {
            if (from == to) {
                int harmless = at;
                while (harmless < end && !firstBytes[bytes[harmless] & 0xFF]) {
                    harmless++;
                }
                out.write(bytes, at, harmless - at);
                at = harmless;
            }
            if (at < end) {
                take(bytes[at++], out);
            }
        }
        return out.toByteArray();
    }

    /** What is still held back; the stream has ended. */
    byte[] rest() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        release(to, out);
        searches.forEach(Search::restart);
        return out.toByteArray();
    }

    private void learn() {
        List<byte[]> values = mask.values();
        for (byte[] value : values.subList(searches.size(), values.size())) {
            searches.add(new Search(value));
            firstBytes[value[0] & 0xFF] = true;
        }
    }

    private void take(byte next, ByteArrayOutputStream out) {
        hold(next);
        int open = 0;
        for (Search search : searches) {
            if (search.completes(next)) {
                cover(search.length());
            }
            open = Math.max(open, search.begun());
        }
        release(to - open, out);
    }

    private void hold(byte next) {
        if (to == held.length) {
            int size = to - from;
            int capacity = size * 2 > held.length ? held.length * 2 : held.length;
            held = Arrays.copyOf(Arrays.copyOfRange(held, from, to), capacity);
            fates = Arrays.copyOf(Arrays.copyOfRange(fates, from, to), capacity);
            from = 0;
            to = size;
        }
        held[to] = next;
        fates[to++] = PLAIN;
    }

    /** The last bytes are a secret. One that overlaps an earlier one makes a single mask with it. */
    private void cover(int length) {
        int first = to - length;
        if (fates[first] == PLAIN) {
            fates[first] = MASK_BEGINS;
        }
        Arrays.fill(fates, first + 1, to, MASKED);
    }

    private void release(int until, ByteArrayOutputStream out) {
        for (; from < until; from++) {
            if (fates[from] == PLAIN) {
                out.write(held[from]);
            } else if (fates[from] == MASK_BEGINS) {
                out.writeBytes(MASK);
            }
        }
    }

    /** How far the end of what came so far is the beginning of one secret. */
    private static final class Search {
        private final byte[] secret;
        private final int[] fallback;
        private int begun;

        Search(byte[] secret) {
            this.secret = secret;
            this.fallback = new int[secret.length];
            for (int i = 1, k = 0; i < secret.length; i++) {
                while (k > 0 && secret[i] != secret[k]) {
                    k = fallback[k - 1];
                }
                k += secret[i] == secret[k] ? 1 : 0;
                fallback[i] = k;
            }
        }

        /** Whether the byte completes the secret; then it is looked for anew behind it. */
        boolean completes(byte next) {
            while (begun > 0 && next != secret[begun]) {
                begun = fallback[begun - 1];
            }
            begun += next == secret[begun] ? 1 : 0;
            if (begun == secret.length) {
                begun = 0;
                return true;
            }
            return false;
        }

        int begun() {
            return begun;
        }

        int length() {
            return secret.length;
        }

        void restart() {
            begun = 0;
        }
    }
}
