package io.opsconductor.assets.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsconductor.assets.ConnectionFailed;
import io.opsconductor.assets.RemoteCommand;
import io.opsconductor.assets.RemoteHost;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pool keeps what may be used again, within its limits. */
class PoolTest {
    private static OpenSshServer server;

    @BeforeAll
    static void start() throws Exception {
        server = OpenSshServer.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    private static RemoteHost borrow(SshLab lab, String key) throws ConnectionFailed {
        return borrow(lab, key, SshLab.pinned(server));
    }

    private static RemoteHost borrow(SshLab lab, String key, List<String> pinned) throws ConnectionFailed {
        return lab.pool.borrow(key, pinned, () -> lab.connect(server), Duration.ofMillis(200));
    }

    @Test
    void aSessionIsBorrowedByOneAndFoundUnderItsKeyAlone() throws Exception {
        try (SshLab lab = new SshLab()) {
            try (RemoteHost one = borrow(lab, "a");
                    RemoteHost other = borrow(lab, "a")) {
                assertThat(one).isNotSameAs(other);
                assertThat(lab.pool.opened()).isEqualTo(2);
            }
            borrow(lab, "a").close();
            assertThat(lab.pool.opened()).isEqualTo(2);
            borrow(lab, "b").close();
            assertThat(lab.pool.opened()).isEqualTo(3);
        }
    }

    @Test
    void aSessionWhoseHostsKeyIsNoLongerPinnedIsClosed() throws Exception {
        try (SshLab lab = new SshLab()) {
            borrow(lab, "a").close();
            borrow(lab, "a", List.of("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIanother"))
                    .close();

            assertThat(lab.pool.reused()).isZero();
            assertThat(lab.pool.sessions()).isEqualTo(1);
        }
    }

    @Test
    void theLimitHoldsAndIdleSessionsMakePlace() throws Exception {
        try (SshLab lab = new SshLab(new SshPool.Limits(2, 2, Duration.ofSeconds(60)))) {
            borrow(lab, "a").close();
            try (RemoteHost b = borrow(lab, "b");
                    RemoteHost c = borrow(lab, "c")) {
                assertThat(lab.pool.sessions()).isEqualTo(2);
                assertThat(lab.pool.idleSessions()).isZero();
                assertThatThrownBy(() -> borrow(lab, "d"))
                        .isInstanceOfSatisfying(ConnectionFailed.class, failure -> assertThat(failure.code())
                                .isEqualTo("connection_limit"));
                assertThat(b).isNotSameAs(c);
            }
            borrow(lab, "d").close();
        }
    }

    @Test
    void idleSessionsAreClosedAfterTheirTime() throws Exception {
        try (SshLab lab = new SshLab(new SshPool.Limits(2, 2, Duration.ofMillis(300)))) {
            borrow(lab, "a").close();
            assertThat(lab.pool.idleSessions()).isEqualTo(1);

            Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> lab.pool.sessions() == 0);
        }
    }

    @Test
    void idleSessionsOfAKeyAreClosedAtOnce() throws Exception {
        try (SshLab lab = new SshLab()) {
            borrow(lab, "a").close();
            borrow(lab, "b").close();

            lab.pool.closeIdleOf(key -> key.equals("a"));

            assertThat(lab.pool.idleSessions()).isEqualTo(1);
        }
    }

    @Test
    void processesAreEndedThoughTheyHoldAllSessions() throws Exception {
        try (SshLab lab = new SshLab(new SshPool.Limits(2, 2, Duration.ofSeconds(60)));
                RemoteHost a = borrow(lab, "a");
                RemoteHost b = borrow(lab, "b")) {
            List<RemoteCommand> sleeping = List.of(
                    a.start(SshLab.line("sleep 600"), new Output()), b.start(SshLab.line("sleep 600"), new Output()));
            for (RemoteCommand command : sleeping) {
                Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> command.process()
                        .isPresent());
            }

            for (RemoteCommand command : sleeping) {
                try (RemoteHost ending = lab.pool.borrowToEnd(
                        "c", SshLab.pinned(server), () -> lab.connect(server), Duration.ofMillis(200))) {
                    assertThat(ProcessGroup.end(ending, command.process().orElseThrow(), Duration.ofSeconds(5)))
                            .isTrue();
                }
                assertThat(command.await(SshLab.LONG)).isPresent();
            }
        }
    }

    @Test
    void aFreshSessionIsNotKept() throws Exception {
        try (SshLab lab = new SshLab()) {
            borrow(lab, "a").close();

            lab.pool
                    .fresh("a", () -> lab.connect(server), Duration.ofSeconds(1))
                    .close();

            assertThat(lab.pool.opened()).isEqualTo(2);
            assertThat(lab.pool.sessions()).isEqualTo(1);
        }
    }

    @Test
    void aFailedAttemptGivesItsPlaceBack() throws Exception {
        try (SshLab lab = new SshLab(new SshPool.Limits(1, 1, Duration.ofSeconds(60)))) {
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> lab.pool.borrow(
                                "a",
                                List.of(),
                                () -> {
                                    throw new ConnectionFailed(
                                            io.opsconductor.assets.Stage.CONNECT, "refused", "nobody there");
                                },
                                Duration.ofMillis(100)))
                        .isInstanceOfSatisfying(ConnectionFailed.class, failure -> assertThat(failure.code())
                                .isEqualTo("refused"));
            }
            borrow(lab, "a").close();
        }
    }
}
