package io.opsconductor.launcher;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a start that goes wrong says. A process that sleeps stands for a server that hangs. */
@Timeout(60)
class ServerTest {
    @TempDir
    Path folder;

    private DataFolder data;
    private Server server;
    private Process process;
    private Child child;

    @BeforeEach
    void hang() throws Exception {
        data = DataFolder.open(folder.resolve("data"));
        Domain domain = new Domain(data, new ServerHome(folder), new Ports(Ports.DEFAULT_HTTP));
        server = new Server(data, domain, "1g");
        process = Commands.start(List.of("sleep", "600"), Map.of(), server.output(), "");
        child = Child.started("Payara Server", process.toHandle(), data.resolve("run/server.pid"), "TERM");
        Files.writeString(server.log(), "waiting for a lock\n");
    }

    @AfterEach
    void end() throws Exception {
        process.destroyForcibly().waitFor();
        data.close();
    }

    @Test
    void aServerThatDoesNotStartInTimeIsGivenUpWithTheEndOfItsLog() {
        assertThatThrownBy(() -> server.awaitStarted(child, Duration.ofSeconds(1)))
                .isInstanceOf(LaunchException.class)
                .hasMessageContainingAll("did not start within 1 s", "waiting for a lock");
    }

    @Test
    void aServerThatStoppedIsToldWithTheEndOfItsLog() throws Exception {
        process.destroyForcibly().waitFor();

        assertThatThrownBy(() -> server.awaitStarted(child, Duration.ofMinutes(5)))
                .isInstanceOf(LaunchException.class)
                .hasMessageContainingAll("stopped while starting", "waiting for a lock");
    }

    @Test
    void aServerThatSaysItStartedIsWaitedForNoLonger() throws Exception {
        Files.writeString(server.log(), "[NCLS-CORE-00017] ready\n", StandardOpenOption.APPEND);

        server.awaitStarted(child, Duration.ofSeconds(1));
    }
}
