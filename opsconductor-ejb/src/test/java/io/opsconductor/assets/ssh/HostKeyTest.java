package io.opsconductor.assets.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsconductor.assets.ConnectionFailed;
import io.opsconductor.assets.Stage;
import io.opsconductor.platform.crypto.Secret;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A host is who its key says, and a changed key is refused. */
class HostKeyTest {
    private static final String OTHER =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ1FqEzYm3n1dXl5Vh1k3m0m4m5m6m7m8m9m0n1n2n3n";

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

    private static void connect(HostKeys keys) throws Exception {
        try (SshLogin login = SshLogin.withKey(OpenSshServer.user(), Secret.of(server.userKey()))) {
            lab.connector
                    .connect(SshLab.peer(server.port(), keys), login, SshLab.TIMEOUTS)
                    .close();
        }
    }

    private static void assertRefused(HostKeys keys, String code) {
        assertThatThrownBy(() -> connect(keys)).isInstanceOfSatisfying(ConnectionFailed.class, failure -> {
            assertThat(failure.code()).isEqualTo(code);
            assertThat(failure.stage()).isEqualTo(Stage.HOST_KEY);
            assertThat(failure).hasMessageContaining("SHA256:");
        });
    }

    @Test
    void theFirstKeyIsHandedOverToBePinned() throws Exception {
        List<String> seen = new ArrayList<>();

        connect(new HostKeys(List.of(), key -> {
            seen.add(key);
            return key;
        }));

        assertThat(seen).containsExactly(server.hostKey());
    }

    @Test
    void aPinnedKeyIsNotHandedOverAgain() throws Exception {
        connect(new HostKeys(List.of(OTHER, server.hostKey()), key -> {
            throw new AssertionError(key);
        }));
    }

    @Test
    void aChangedKeyIsRefusedUnderEitherPolicy() {
        assertRefused(new HostKeys(List.of(OTHER), key -> key), "host_key_changed");
        assertRefused(HostKeys.strict(List.of(OTHER)), "host_key_changed");
    }

    @Test
    void whoWasQuickerWithAnotherKeyWins() {
        assertRefused(new HostKeys(List.of(), key -> OTHER), "host_key_changed");
    }

    @Test
    void keyIsNotTrustedIfItsConnectionWasChangedMeanwhile() {
        assertThatThrownBy(() -> connect(new HostKeys(List.of(), key -> null)))
                .isInstanceOfSatisfying(ConnectionFailed.class, failure -> assertThat(failure.code())
                        .isEqualTo("host_key_unknown"))
                .hasMessageContaining("changed while the connection was made");
    }

    @Test
    void strictWithoutPinsRefusesAndNamesTheKey() throws Exception {
        assertRefused(HostKeys.strict(List.of()), "host_key_unknown");
        assertThatThrownBy(() -> connect(HostKeys.strict(List.of()))).hasMessageContaining(server.hostKey());
    }
}
