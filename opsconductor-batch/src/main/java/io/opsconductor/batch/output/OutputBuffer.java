package io.opsconductor.batch.output;

import io.opsconductor.assets.OutputListener;
import io.opsconductor.automation.OutputHeads;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Collects what one task writes and cuts it into pieces of at most {@value #LARGEST} bytes, between characters, in the
 * order of arrival. The session's threads add, the lane takes. Secrets are masked before anything else sees the bytes.
 * Beyond the quota the rest is drained and dropped, and one last piece on standard error says so.
 */
public final class OutputBuffer implements OutputListener {
    /** Bytes of the largest piece. */
    public static final int LARGEST = 64 * 1024;

    /** Bytes of standard output that later steps may refer to. */
    public static final int HEAD = OutputHeads.SIZE;

    /** Streams that alternate more often than this between two takings are collected apart, to bound the rows. */
    private static final int MOST_ALTERNATIONS = 64;

    private final OutputBudget budget;
    private final OutputQuota executionQuota;
    private final SecretMask secrets;
    private final Clock clock;
    private final Runnable onOutput;
    private final Open[] open = {new Open(false), new Open(true)};
    private final List<MaskedStream> masked;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private List<Piece> pieces = new ArrayList<>();
    private long taskQuota;
    private long sinceTaken;
    private int alternations;
    private boolean lastWasStderr;
    private boolean truncated;
    private boolean closed;

    /** The bytes of one stream that are not in a piece yet. */
    private static final class Open {
        private final boolean stderr;
        private byte[] bytes = new byte[1024];
        private int length;
        private Instant since;

        Open(boolean stderr) {
            this.stderr = stderr;
        }
    }

    /** What the lane takes: pieces, and how many bytes of the budget they hold. */
    public record Taken(List<Piece> pieces, long budget) {}

    /**
     * A buffer for one task.
     *
     * @param taskQuota bytes that the task may store
     * @param secrets what must not be stored
     * @param onOutput called when there is something to take, from the session's threads
     */
    public OutputBuffer(
            OutputBudget budget,
            OutputQuota executionQuota,
            long taskQuota,
            SecretMask secrets,
            Clock clock,
            Runnable onOutput) {
        this.budget = budget;
        this.executionQuota = executionQuota;
        this.secrets = secrets;
        this.masked = List.of(new MaskedStream(secrets), new MaskedStream(secrets));
        this.taskQuota = taskQuota;
        this.clock = clock;
        this.onOutput = onOutput;
    }

    @Override
    public void output(Stream stream, byte[] bytes, int offset, int length) {
        boolean stderr = stream == Stream.STDERR;
        if (secrets.isEmpty()) {
            store(stderr, bytes, offset, length);
        } else {
            byte[] safe = masked(stderr, bytes, offset, length);
            store(stderr, safe, 0, safe.length);
        }
    }

    private synchronized byte[] masked(boolean stderr, byte[] bytes, int offset, int length) {
        return masked.get(stderr ? 1 : 0).pass(bytes, offset, length);
    }

    private void store(boolean stderr, byte[] bytes, int offset, int length) {
        for (int done = 0; done < length; ) {
            int part = Math.min(LARGEST, length - done);
            if (!isFull() && !add(stderr, bytes, offset + done, part)) {
                return;
            }
            done += part;
        }
    }

    private boolean add(boolean stderr, byte[] bytes, int offset, int length) {
        try {
            budget.take(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        int kept = 0;
        synchronized (this) {
            if (!closed) {
                kept = accept(stderr, bytes, offset, length);
                sinceTaken += kept;
            }
        }
        if (kept < length) {
            budget.giveBack((long) length - kept);
        }
        onOutput.run();
        return true;
    }

    private int accept(boolean stderr, byte[] bytes, int offset, int length) {
        int allowed = executionQuota.take((int) Math.min(length, taskQuota));
        taskQuota -= allowed;
        if (allowed > 0) {
            if (!stderr && head.size() < HEAD) {
                head.write(bytes, offset, Math.min(allowed, HEAD - head.size()));
            }
            append(stderr, bytes, offset, allowed);
        }
        if (allowed < length && !truncated) {
            truncated = true;
            cut(false);
            byte[] notice = "[output exceeded the limit; the rest was dropped]\n".getBytes(StandardCharsets.UTF_8);
            pieces.add(new Piece(true, clock.instant(), false, notice.length, notice));
        }
        return allowed;
    }

    private void append(boolean stderr, byte[] bytes, int offset, int length) {
        if (stderr != lastWasStderr) {
            lastWasStderr = stderr;
            if (++alternations <= MOST_ALTERNATIONS) {
                cut(open[stderr ? 0 : 1], true);
            }
        }
        Open stream = open[stderr ? 1 : 0];
        for (int done = 0; done < length; ) {
            int part = Math.min(length - done, LARGEST - stream.length);
            ensure(stream, stream.length + part);
            if (stream.length == 0) {
                stream.since = clock.instant();
            }
            System.arraycopy(bytes, offset + done, stream.bytes, stream.length, part);
            stream.length += part;
            done += part;
            if (stream.length == LARGEST) {
                cut(stream, true);
            }
        }
    }

    private static void ensure(Open stream, int capacity) {
        if (stream.bytes.length < capacity) {
            byte[] larger = new byte[Math.min(LARGEST, Math.max(capacity, stream.bytes.length * 4))];
            System.arraycopy(stream.bytes, 0, larger, 0, stream.length);
            stream.bytes = larger;
        }
    }

    private void cut(boolean keepIncomplete) {
        Open first = open[lastWasStderr ? 0 : 1];
        Open last = open[lastWasStderr ? 1 : 0];
        cut(first, keepIncomplete);
        cut(last, keepIncomplete);
    }

    private void cut(Open stream, boolean keepIncomplete) {
        int tail = keepIncomplete ? Utf8.incompleteTail(stream.bytes, stream.length) : 0;
        int length = stream.length - tail;
        if (length == 0) {
            return;
        }
        byte[] data = Arrays.copyOf(stream.bytes, length);
        pieces.add(Compression.piece(stream.stderr, stream.since, data));
        System.arraycopy(stream.bytes, length, stream.bytes, 0, tail);
        stream.length = tail;
        stream.since = clock.instant();
    }

    /**
     * Takes what there is.
     *
     * @param atEnd whether nothing follows, so that an incomplete character goes along
     */
    public synchronized Taken take(boolean atEnd) {
        if (atEnd) {
            storeHeldBack(false);
            storeHeldBack(true);
        }
        cut(!atEnd);
        Taken taken = new Taken(pieces, sinceTaken);
        pieces = new ArrayList<>();
        sinceTaken = 0;
        alternations = 0;
        return taken;
    }

    /** The beginning of a secret that did not go on; a few bytes, which the budget need not know. */
    private void storeHeldBack(boolean stderr) {
        byte[] rest = masked.get(stderr ? 1 : 0).rest();
        if (rest.length > 0 && !truncated && !closed) {
            accept(stderr, rest, 0, rest.length);
        }
    }

    /** Drops whatever is not taken, and all that comes. */
    public synchronized void close() {
        closed = true;
        budget.giveBack(sinceTaken);
        sinceTaken = 0;
        pieces = new ArrayList<>();
        for (Open stream : open) {
            stream.length = 0;
        }
    }

    /** Whether output was dropped. */
    public synchronized boolean truncated() {
        return truncated;
    }

    /** The first {@value #HEAD} bytes of standard output. */
    public synchronized byte[] head() {
        return head.toByteArray();
    }

    private synchronized boolean isFull() {
        return truncated || closed;
    }
}
