package io.opsconductor.assets.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsconductor.assets.ConnectionFailed;
import io.opsconductor.assets.Stage;
import io.opsconductor.platform.crypto.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Hosts that cannot be reached fail at the stage and with the code that says why, and in time. */
@Timeout(30)
class UnreachableHostTest {
    private static final SshTimeouts SHORT = new SshTimeouts(
            Duration.ofMillis(400), Duration.ofMillis(800), Duration.ofSeconds(15), Duration.ofSeconds(60));

    private final SshLab lab = new SshLab();

    @AfterEach
    void close() {
        lab.close();
    }

    private void assertFails(String address, int port, Stage stage, String code) {
        SshPeer peer = new SshPeer("web-1", address, port, new HostKeys(List.of(), key -> key));
        try (SshLogin login = SshLogin.withPassword("ada", Secret.of("s3cret"))) {
            assertThatThrownBy(() -> lab.connector.connect(peer, login, SHORT))
                    .isInstanceOfSatisfying(ConnectionFailed.class, failure -> {
                        assertThat(failure.stage()).as(failure.getMessage()).isEqualTo(stage);
                        assertThat(failure.code()).as(failure.getMessage()).isEqualTo(code);
                        assertThat(failure.getMessage()).contains("web-1").doesNotContain("s3cret", "Exception");
                    });
        }
    }

    @Test
    void aNameThatNobodyKnows() {
        assertFails("no-such-host.invalid", 22, Stage.RESOLVE, "unresolved");
    }

    @Test
    void aPortWhereNobodyListens() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertFails("127.0.0.1", port, Stage.CONNECT, "refused");
    }

    @Test
    void aHostThatAcceptsAndIsSilent() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertFails("127.0.0.1", silent.getLocalPort(), Stage.CONNECT, "timeout");
        }
    }

    @Test
    void aHostThatHangsUpAfterItsGreeting() throws IOException {
        try (ServerSocket rude = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread host = new Thread(() -> {
                try (Socket guest = rude.accept()) {
                    guest.getOutputStream().write("SSH-2.0-Rude_1.0\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            host.start();
            assertFails("127.0.0.1", rude.getLocalPort(), Stage.CONNECT, "connection_lost");
        }
    }

    @Test
    void aHostThatTricklesForEver() throws IOException {
        try (ServerSocket slow = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread host = new Thread(() -> {
                try (Socket guest = slow.accept()) {
                    // Each byte comes within a read's own time-out; only the whole is too late.
                    while (guest.getInputStream().available() >= 0) {
                        guest.getOutputStream().write('\n');
                        java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
                    }
                } catch (IOException e) {
                    // The client has hung up, as it should.
                }
            });
            host.setDaemon(true);
            host.start();
            assertFails("127.0.0.1", slow.getLocalPort(), Stage.CONNECT, "timeout");
        }
    }
}
