package io.opsconductor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.testkit.Fleet;
import io.opsconductor.testkit.OpenSshServer;
import io.opsconductor.testkit.Product;
import io.opsconductor.testkit.Run;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Output that breaks programs which took it for short, textual and whole. */
@ExtendWith(RunningProduct.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HardOutputTest {
    private static final Duration RUN = Duration.ofSeconds(60);
    private static final long MEGABYTE = 1_000_000;

    private Product product;
    private OpenSshServer hosts;
    private Fleet fleet;

    @BeforeAll
    void addHost(Product running) {
        product = running;
        hosts = OpenSshServer.start();
        fleet = Fleet.of(product.admin(), hosts, "output", 1);
    }

    @AfterAll
    void stopHost() {
        hosts.close();
    }

    @Test
    void binaryOutputComesBackByteForByte() {
        Run run = fleet.run("printf '\\000\\377\\200\\012abc\\303'");
        run.awaitState("succeeded", RUN);
        assertThat(run.plain("").http().body())
                .isEqualTo(new byte[] {0, (byte) 0xff, (byte) 0x80, 10, 'a', 'b', 'c', (byte) 0xc3});
    }

    @Test
    void charactersCutBetweenPacketsStayWhole() {
        Run run =
                fleet.run("printf 'caf\\303'; sleep 0.4; printf '\\251 \\360\\237'; sleep 0.4; printf '\\232\\200\\n'");
        run.awaitState("succeeded", RUN);
        JsonNode task = run.tasks().get(0);
        String text = run.output(task.path("stepId").asText(), fleet.targetId(0), "stdout");
        assertThat(text).isEqualTo("café 🚀\n");
        assertThat(run.plain("").http().body()).isEqualTo("café 🚀\n".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void twoHundredMegabytesAreCutAtTheQuotaAndTheHeapStaysFlat() {
        double before = usedHeap();
        Run run = fleet.run("yes 0123456789abcdef | head -c 200000000; echo the end >&2; exit 3");
        List<Double> samples = new ArrayList<>();
        Awaitility.await("the command ends")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    samples.add(usedHeap());
                    return List.of("failed", "succeeded", "timed_out", "interrupted")
                            .contains(run.state());
                });
        JsonNode task = run.tasks().get(0);
        assertThat(task.path("exitCode").asInt()).as(task.toString()).isEqualTo(3);
        assertThat(task.path("truncated").asBoolean()).as(task.toString()).isTrue();

        int stored = run.plain("").http().body().length;
        assertThat(stored).isBetween((int) MEGABYTE, (int) (190 * MEGABYTE));
        // Right after a collection only what is held remains: the lowest of the later samples.
        double held = samples.stream()
                .skip(samples.size() / 2)
                .mapToDouble(Double::doubleValue)
                .min()
                .orElseThrow();
        assertThat(held).as("heap before: %s, samples: %s", before, samples).isLessThan(before + 150 * MEGABYTE);
    }

    private double usedHeap() {
        return product.anonymous()
                .outside("/metrics")
                .expect(200)
                .text()
                .lines()
                .filter(line -> line.matches("(base_)?memory_usedHeap_bytes(\\{.*})? .*"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("/metrics has no memory_usedHeap_bytes"));
    }
}
