package io.opsconductor.assets.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsconductor.assets.ConnectionFailed;
import io.opsconductor.assets.OutputListener;
import io.opsconductor.assets.RemoteCommand;
import io.opsconductor.assets.RemoteHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the pool and a command do when the host goes away, and what slow listeners do to a host. */
class LostConnectionTest {
    /** Kills the server's process of this very connection. */
    private static final String CUT = "kill -KILL $PPID; sleep 30";

    private static OpenSshServer server;
    private static SshLab lab;

    @BeforeAll
    static void start() throws Exception {
        server = OpenSshServer.start("MaxSessions 1");
        lab = new SshLab();
    }

    @AfterAll
    static void stop() throws Exception {
        lab.close();
        server.close();
    }

    @Test
    void aCommandWhoseEndNobodySawIsNoSuccess() throws Exception {
        try (RemoteHost host = lab.open(server)) {
            RemoteCommand command = host.start(SshLab.line(CUT), new Output());

            assertThatThrownBy(() -> command.await(SshLab.LONG))
                    .isInstanceOfSatisfying(ConnectionFailed.class, failure -> assertThat(failure.code())
                            .isEqualTo("connection_lost"));
        }
    }

    @Test
    void aSessionThatDiedWhileIdleIsReplacedBeforeTheCommandIsSent() throws Exception {
        try (RemoteHost host = lab.open(server)) {
            Output output = new Output();
            SshLab.run(host, SshLab.line("(sleep 0.3; kill -KILL $PPID) >/dev/null 2>&1 & echo $PPID"), output);
            long connection = Long.parseLong(output.stdout().strip());
            Awaitility.await().until(() -> ProcessHandle.of(connection).isEmpty());
        }
        try (RemoteHost host = lab.open(server)) {
            assertThat(SshLab.run(host, SshLab.line("exit 6"), new Output())).isEqualTo(6);
        }
    }

    @Test
    void manyCommandsFollowEachOtherWhereOneSessionIsAllowed() throws Exception {
        try (RemoteHost host = lab.open(server)) {
            for (int i = 0; i < 20; i++) {
                assertThat(SshLab.run(host, SshLab.line("exit " + i), new Output()))
                        .isEqualTo(i);
            }
        }
    }

    @Test
    void aProcessIsEndedOverAnotherConnection() throws Exception {
        try (RemoteHost host = lab.open(server);
                RemoteHost other = lab.open(server)) {
            // It ignores being asked, as does its child.
            RemoteCommand stubborn = host.start(SshLab.line("trap '' TERM; sleep 60 & sleep 60; wait"), new Output());
            Awaitility.await().until(() -> stubborn.process().isPresent());

            assertThat(ProcessGroup.end(other, stubborn.process().get(), Duration.ofMillis(300)))
                    .isTrue();
            assertThat(stubborn.await(SshLab.LONG)).contains(137);
        }
    }

    @Test
    void anotherProcessUnderARecycledIdIsLeftAlone() throws Exception {
        try (RemoteHost host = lab.open(server);
                RemoteHost other = lab.open(server)) {
            RemoteCommand sleeping = host.start(SshLab.line("sleep 60"), new Output());
            Awaitility.await().until(() -> sleeping.process().isPresent());
            var process = sleeping.process().get();

            boolean gone = ProcessGroup.end(
                    other, new io.opsconductor.assets.RemoteProcess(process.group(), "1"), Duration.ZERO);

            assertThat(gone).isTrue();
            assertThat(ProcessHandle.of(process.group())).get().matches(ProcessHandle::isAlive);
            assertThat(ProcessGroup.end(other, process, Duration.ZERO)).isTrue();
        }
    }

    @Test
    void aSlowListenerSlowsTheHostDown() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        AtomicLong taken = new AtomicLong();
        OutputListener slow = (stream, bytes, offset, length) -> {
            if (taken.addAndGet(length) > 1024 * 1024) {
                held.countDown();
                try {
                    release.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        try (RemoteHost host = lab.open(server)) {
            RemoteCommand command = host.start(SshLab.line("exec head -c 50000000 /dev/zero"), slow);

            assertThat(held.await(30, TimeUnit.SECONDS)).isTrue();
            long writer = command.process().orElseThrow().group();
            Awaitility.await("the host writes no further").until(() -> {
                long before = bytesWritten(writer);
                TimeUnit.MILLISECONDS.sleep(200);
                return bytesWritten(writer) == before;
            });
            assertThat(bytesWritten(writer)).isLessThan(25_000_000);
            release.countDown();
            assertThat(command.await(SshLab.LONG)).contains(0);
            assertThat(taken).hasValue(50_000_000);
        }
    }

    private static long bytesWritten(long process) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process), "io")).stream()
                .filter(line -> line.startsWith("wchar:"))
                .mapToLong(
                        line -> Long.parseLong(line.substring("wchar:".length()).strip()))
                .sum();
    }

    @Test
    void aListenerThatFailsFailsTheCommand() throws Exception {
        try (RemoteHost host = lab.open(server)) {
            RemoteCommand command = host.start(SshLab.line("echo x; sleep 60"), (stream, bytes, offset, length) -> {
                throw new IllegalStateException("disk full");
            });

            assertThatThrownBy(() -> command.await(SshLab.LONG)).hasMessage("disk full");
        }
    }

    @Test
    void anAbandonedCommandIsLeftAndItsSessionIsNotUsedAgain() throws Exception {
        RemoteHost host = lab.open(server);
        RemoteCommand command = host.start(SshLab.line("sleep 60"), new Output());
        Awaitility.await().until(() -> command.process().isPresent());
        command.abandon();
        host.close();

        assertThatThrownBy(() -> command.await(Duration.ofSeconds(5))).isInstanceOf(ConnectionFailed.class);
        try (RemoteHost other = lab.open(server)) {
            assertThat(ProcessGroup.end(other, command.process().get(), Duration.ZERO))
                    .isTrue();
        }
    }
}
