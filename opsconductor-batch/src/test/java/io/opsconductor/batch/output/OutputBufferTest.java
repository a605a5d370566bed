package io.opsconductor.batch.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opsconductor.assets.OutputListener.Stream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a host writes is kept in order, cut between characters, and bounded. */
class OutputBufferTest {
    private static final long PLENTY = 1L << 30;

    private final OutputBudget budget = new OutputBudget(PLENTY);
    private final SecretMask secrets = new SecretMask();

    @Test
    void aCharacterThatComesInPartsIsNotCut() {
        OutputBuffer buffer = buffer(PLENTY, PLENTY);
        byte[] smile = "a😀b".getBytes(UTF_8);

        write(buffer, Stream.STDOUT, smile, 0, 3);
        assertThat(texts(buffer.take(false))).containsExactly("a");
        write(buffer, Stream.STDOUT, smile, 3, smile.length - 3);
        assertThat(texts(buffer.take(false))).containsExactly("😀b");
    }

    @Test
    void secretsAreStoredNeitherAsOutputNorAsWhatLaterStepsReferTo() {
        secrets.add("hunter22");
        OutputBuffer buffer = buffer(PLENTY, PLENTY);

        write(buffer, Stream.STDOUT, "password: hun");
        assertThat(texts(buffer.take(false))).containsExactly("password: ");
        write(buffer, Stream.STDOUT, "ter22.");
        write(buffer, Stream.STDERR, "hunter22?");

        assertThat(texts(buffer.take(true))).containsExactly("***.", "***?");
        assertThat(new String(buffer.head(), UTF_8)).isEqualTo("password: ***.");
    }

    @Test
    void whatOnlyBeganLikeASecretIsStoredAtTheEnd() {
        secrets.add("hunter22");
        OutputBuffer buffer = buffer(PLENTY, PLENTY);

        write(buffer, Stream.STDOUT, "the hunter");

        assertThat(texts(buffer.take(false))).containsExactly("the ");
        assertThat(texts(buffer.take(true))).containsExactly("hunter");
    }

    @Test
    void aSecretThatIsLearntLaterIsMaskedFromThenOn() {
        OutputBuffer buffer = buffer(PLENTY, PLENTY);
        write(buffer, Stream.STDOUT, "first ");
        secrets.add("hunter22");
        write(buffer, Stream.STDOUT, "hunter22");

        assertThat(texts(buffer.take(true))).containsExactly("first ***");
    }

    @Test
    void longTextIsCutBetweenCharacters() {
        OutputBuffer buffer = buffer(PLENTY, PLENTY);
        byte[] text = "x".concat("€".repeat(100_000)).getBytes(UTF_8);

        write(buffer, Stream.STDOUT, text, 0, text.length);

        List<Piece> pieces = buffer.take(true).pieces();
        assertThat(pieces).hasSizeGreaterThan(4).allSatisfy(piece -> {
            assertThat(piece.size()).isLessThanOrEqualTo(OutputBuffer.LARGEST);
            assertThat(new String(bytes(piece), UTF_8)).doesNotContain("\uFFFD");
        });
        assertThat(joined(pieces)).isEqualTo(text);
    }

    @Test
    void binaryOutputPassesUnchanged() {
        OutputBuffer buffer = buffer(PLENTY, PLENTY);
        byte[] noise = new byte[300_001];
        new Random(7).nextBytes(noise);
        List<Piece> pieces = new ArrayList<>();
        for (int at = 0; at < noise.length; at += 777) {
            write(buffer, Stream.STDOUT, noise, at, Math.min(777, noise.length - at));
            pieces.addAll(buffer.take(false).pieces());
        }
        pieces.addAll(buffer.take(true).pieces());

        assertThat(joined(pieces)).isEqualTo(noise);
    }

    @Test
    void whatIsIncompleteAtTheEndStillComes() {
        OutputBuffer buffer = buffer(PLENTY, PLENTY);
        write(buffer, Stream.STDOUT, new byte[] {'a', (byte) 0xE2, (byte) 0x82}, 0, 3);

        assertThat(joined(buffer.take(true).pieces())).containsExactly('a', 0xE2, 0x82);
    }

    @Test
    void theStreamsKeepTheirOrder() {
        OutputBuffer buffer = buffer(PLENTY, PLENTY);
        write(buffer, Stream.STDOUT, "one");
        write(buffer, Stream.STDERR, "two");
        write(buffer, Stream.STDOUT, "three");

        List<Piece> pieces = buffer.take(true).pieces();
        assertThat(pieces).extracting(Piece::stderr).containsExactly(false, true, false);
        assertThat(pieces).extracting(p -> new String(bytes(p), UTF_8)).containsExactly("one", "two", "three");
    }

    @Test
    void streamsThatAlternateWildlyDoNotMakeARowEach() {
        OutputBuffer buffer = buffer(PLENTY, PLENTY);
        for (int i = 0; i < 10_000; i++) {
            write(buffer, i % 2 == 0 ? Stream.STDOUT : Stream.STDERR, "x");
        }

        List<Piece> pieces = buffer.take(true).pieces();
        assertThat(pieces).hasSizeLessThan(100);
        assertThat(joined(pieces)).hasSize(10_000);
    }

    @Test
    void beyondTheTasksQuotaTheRestIsDroppedAndSaysSo() {
        OutputBuffer buffer = buffer(10, PLENTY);
        write(buffer, Stream.STDOUT, "0123456789abc");
        write(buffer, Stream.STDOUT, "more");

        List<Piece> pieces = buffer.take(true).pieces();
        assertThat(pieces).hasSize(2);
        assertThat(new String(bytes(pieces.get(0)), UTF_8)).isEqualTo("0123456789");
        assertThat(pieces.get(1).stderr()).isTrue();
        assertThat(new String(bytes(pieces.get(1)), UTF_8)).contains("limit");
        assertThat(buffer.truncated()).isTrue();
    }

    @Test
    void theExecutionsQuotaIsSharedByItsTasks() {
        OutputQuota shared = new OutputQuota(10, 4);
        OutputBuffer first = new OutputBuffer(budget, shared, PLENTY, secrets, Clock.systemUTC(), () -> {});
        OutputBuffer second = new OutputBuffer(budget, shared, PLENTY, secrets, Clock.systemUTC(), () -> {});
        write(first, Stream.STDOUT, "1234");
        write(second, Stream.STDOUT, "5678");

        assertThat(first.truncated()).isFalse();
        assertThat(second.truncated()).isTrue();
        assertThat(texts(second.take(true)).get(0)).isEqualTo("56");
    }

    @Test
    void whoWritesFasterThanIsStoredWaits() throws Exception {
        OutputBudget small = new OutputBudget(100);
        OutputBuffer buffer =
                new OutputBuffer(small, new OutputQuota(PLENTY, 0), PLENTY, secrets, Clock.systemUTC(), () -> {});
        write(buffer, Stream.STDOUT, "x".repeat(100));
        CountDownLatch written = new CountDownLatch(1);
        Thread writer = new Thread(() -> {
            write(buffer, Stream.STDOUT, "y");
            written.countDown();
        });
        writer.start();

        Awaitility.await("the writer waits").until(() -> writer.getState() == Thread.State.WAITING);
        assertThat(written.getCount()).isEqualTo(1);
        small.giveBack(buffer.take(false).budget());
        assertThat(written.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void closingGivesBackWhatItHeld() {
        OutputBuffer buffer = buffer(PLENTY, PLENTY);
        write(buffer, Stream.STDOUT, "hello");
        assertThat(budget.held()).isEqualTo(5);
        buffer.close();
        write(buffer, Stream.STDOUT, "more");

        assertThat(budget.held()).isZero();
        assertThat(buffer.take(true).pieces()).isEmpty();
    }

    @Test
    void theHeadIsTheBeginningOfStandardOutput() {
        OutputBuffer buffer = buffer(PLENTY, PLENTY);
        write(buffer, Stream.STDERR, "warning");
        write(buffer, Stream.STDOUT, "x".repeat(OutputBuffer.HEAD) + "y");

        assertThat(new String(buffer.head(), UTF_8)).isEqualTo("x".repeat(OutputBuffer.HEAD));
    }

    private OutputBuffer buffer(long taskQuota, long executionQuota) {
        return new OutputBuffer(
                budget, new OutputQuota(executionQuota, 0), taskQuota, secrets, Clock.systemUTC(), () -> {});
    }

    private static void write(OutputBuffer buffer, Stream stream, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        write(buffer, stream, bytes, 0, bytes.length);
    }

    private static void write(OutputBuffer buffer, Stream stream, byte[] bytes, int offset, int length) {
        buffer.output(stream, bytes, offset, length);
    }

    private static List<String> texts(OutputBuffer.Taken taken) {
        return taken.pieces().stream().map(p -> new String(bytes(p), UTF_8)).toList();
    }

    private static byte[] joined(List<Piece> pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        pieces.forEach(piece -> all.writeBytes(bytes(piece)));
        return all.toByteArray();
    }

    private static byte[] bytes(Piece piece) {
        if (!piece.compressed()) {
            return piece.data();
        }
        try (var in = new InflaterInputStream(new ByteArrayInputStream(piece.data()), new Inflater(true))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
