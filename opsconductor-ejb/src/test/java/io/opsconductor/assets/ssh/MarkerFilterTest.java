package io.opsconductor.assets.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsconductor.assets.OutputListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A command's stream begins behind its marker line, however the network cuts it. */
class MarkerFilterTest {
    private static final String MARKER = "#mark ";

    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final MarkerFilter filter = new MarkerFilter(
            MARKER,
            OutputListener.Stream.STDOUT,
            (stream, bytes, offset, length) -> heard.write(bytes, offset, length));

    @Test
    void theMarkerLineIsFoundHoweverTheStreamIsCut() throws IOException {
        byte[] all = "welcome\n#mark 4711 99\nhello\nyou".getBytes(StandardCharsets.US_ASCII);
        for (int first = 0; first <= all.length; first++) {
            for (int second = first; second <= all.length; second++) {
                MarkerFilterTest each = new MarkerFilterTest();
                each.filter.write(all, 0, first);
                each.filter.write(all, first, second - first);
                each.filter.write(all, second, all.length - second);
                each.filter.close();

                assertThat(each.filter.markerLine())
                        .as("cut at %d and %d", first, second)
                        .isEqualTo("4711 99");
                assertThat(each.heard).as("cut at %d and %d", first, second).hasToString("hello\nyou");
            }
        }
    }

    @Test
    void theMarkerLineIsFoundByteByByte() throws IOException {
        for (byte b : "noise #mar#mark 1 2\nx".getBytes(StandardCharsets.US_ASCII)) {
            filter.write(b);
        }

        assertThat(filter.markerLine()).isEqualTo("1 2");
        assertThat(heard).hasToString("x");
    }

    @Test
    void muchNoiseAroundACutMarkerDoesNotHideIt() throws IOException {
        filter.write(new byte[256 * 1024], 0, 256 * 1024);
        write("#mark 47");
        write("11 99\nhello");

        assertThat(filter.markerLine()).isEqualTo("4711 99");
        assertThat(heard).hasToString("hello");
    }

    @Test
    void withoutAMarkerTheNoiseIsHandedOnAtTheEnd() throws IOException {
        write("This account is locked.\n");
        filter.close();

        assertThat(filter.markerLine()).isNull();
        assertThat(heard).hasToString("This account is locked.\n");
    }

    private void write(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        filter.write(bytes, 0, bytes.length);
    }
}
