package io.opsconductor.assets.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsconductor.assets.CommandLine;
import io.opsconductor.assets.RemoteCommand;
import io.opsconductor.assets.RemoteHost;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Commands on a real host: text, environment, input, output and exit codes arrive as they are. */
class CommandTest {
    private static OpenSshServer server;
    private static SshLab lab;

    @BeforeAll
    static void start() throws Exception {
        server = OpenSshServer.start();
        lab = new SshLab();
    }

    @AfterAll
    static void stop() throws Exception {
        lab.close();
        server.close();
    }

    private static Output run(int expectedCode, CommandLine line) throws Exception {
        Output output = new Output();
        try (RemoteHost host = lab.open(server)) {
            assertThat(SshLab.run(host, line, output)).isEqualTo(expectedCode);
        }
        return output;
    }

    @Test
    void exitCodeAndBothStreamsArrive() throws Exception {
        Output output = run(7, SshLab.line("echo out; echo err >&2; exit 7"));

        assertThat(output.stdout()).isEqualTo("out\n");
        assertThat(output.stderr()).isEqualTo("err\n");
    }

    @Test
    void inputReachesTheCommandAndEnds() throws Exception {
        byte[] input = "first\nsecond ÄÖ".getBytes(StandardCharsets.UTF_8);

        Output output = run(0, new CommandLine("cat", Map.of(), input));

        assertThat(output.bytes()).isEqualTo(input);
    }

    @Test
    void environmentKeepsQuotesLineEndsAndShellSigns() throws Exception {
        String value = "it's \"quoted\"\n$(touch /tmp/never) `x` \\ ${HOME}\t!";

        Output output = run(0, new CommandLine("printf %s \"$VALUE\"", Map.of("VALUE", value), null));

        assertThat(output.stdout()).isEqualTo(value);
    }

    @Test
    void nothingOfACommandStandsInAnArgv() throws Exception {
        String text = "tr '\\0' ' ' </proc/$$/cmdline; tr '\\0' ' ' </proc/$PPID/cmdline # geheim";

        Output output =
                run(0, new CommandLine(text, Map.of("TOKEN", "s3cret"), "hidden".getBytes(StandardCharsets.UTF_8)));

        assertThat(output.stdout()).contains("/bin/sh").doesNotContain("geheim", "s3cret", "hidden");
    }

    @Test
    void aTextOfOneMebibyteRunsWholeAndIsNotReadByteByByte() throws Exception {
        String filler = "# it's filler for a long text\n".repeat(1024 * 1024 / 30);
        String text = filler + "x=$(cat); echo \"end $x\"; grep syscr /proc/$$/io >&2; exit 3";

        Output output = run(3, new CommandLine(text, Map.of("A", "b"), "input".getBytes(StandardCharsets.UTF_8)));

        assertThat(output.stdout()).isEqualTo("end input\n");
        // Reads by the shell and by its children that have ended.
        long reads = Long.parseLong(output.stderr().replace("syscr:", "").strip());
        assertThat(reads).isLessThan(text.length() / 10);
    }

    @Test
    void binaryOutputIsUntouched() throws Exception {
        byte[] bytes = new byte[300_000];
        new Random(7).nextBytes(bytes);

        Output output = run(0, new CommandLine("cat", Map.of(), bytes));

        assertThat(output.bytes()).isEqualTo(bytes);
    }

    @Test
    void aSyntaxErrorIsTheCommandsOwnFailure() throws Exception {
        Output output = run(2, SshLab.line("echo before\nif then"));

        assertThat(output.stderr()).containsIgnoringCase("syntax error");
    }

    @Test
    void aKilledShellGivesItsSignal() throws Exception {
        assertThat(run(137, SshLab.line("kill -KILL $$")).stderr()).isEmpty();
        assertThat(run(143, SshLab.line("kill -TERM $$")).stderr()).isEmpty();
    }

    @Test
    void aCommandThatStillRunsHasNoCodeAndItsProcessIsKnown() throws Exception {
        try (RemoteHost host = lab.open(server)) {
            RemoteCommand command = host.start(SshLab.line("read -r line; echo $$; exit 4"), new Output());

            // No input, so it ends by itself.
            assertThat(command.await(SshLab.LONG)).contains(4);

            RemoteCommand sleeping = host.start(SshLab.line("sleep 60"), new Output());
            Awaitility.await().until(() -> sleeping.process().isPresent());
            assertThat(ProcessHandle.of(sleeping.process().get().group())).get().matches(ProcessHandle::isAlive);
            assertThat(sleeping.await(Duration.ofMillis(100))).isEmpty();
            try (RemoteHost other = lab.open(server)) {
                assertThat(ProcessGroup.alive(other, sleeping.process().get(), SshLab.LONG))
                        .isTrue();
                assertThat(ProcessGroup.end(other, sleeping.process().get(), Duration.ofSeconds(2)))
                        .isTrue();
                assertThat(ProcessGroup.alive(other, sleeping.process().get(), SshLab.LONG))
                        .isFalse();
            }
            assertThat(sleeping.await(SshLab.LONG)).contains(143);
        }
    }

    @Test
    void inputThatNobodyReadsHoldsNothingUp() throws Exception {
        byte[] large = new byte[5 * 1024 * 1024];

        assertThat(run(0, new CommandLine("echo done", Map.of(), large)).stdout())
                .isEqualTo("done\n");
    }

    @Test
    void aWarmSessionServesTheNextCommand() throws Exception {
        run(0, SshLab.line("true"));
        long before = lab.pool.opened();

        run(0, SshLab.line("true"));

        assertThat(lab.pool.opened()).isEqualTo(before);
    }
}
