package io.opsconductor.assets.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsconductor.assets.ConnectionFailed;
import io.opsconductor.assets.Stage;
import io.opsconductor.platform.crypto.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.UserAuthFactory;
import org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in with keys of every kind and with passwords, asked for in either way. */
class SignInTest {
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

    @ParameterizedTest
    @CsvSource({
        "rsa, PEM, 2048",
        "rsa, RFC4716, 2048",
        "rsa, PKCS8, 2048",
        "ecdsa, PEM, 256",
        "ecdsa, RFC4716, 384",
        "ecdsa, PKCS8, 521",
        "ed25519, RFC4716, 256"
    })
    void aKeyOfEveryKindSignsInOnceItsPassphraseOpenedIt(String type, String format, String bits) throws Exception {
        Path file = server.folder().resolve(type + format + bits);
        OpenSshServer.keygen(file, type, "open sesame", "-m", format, "-b", bits);
        String publicKey = Files.readString(Path.of(file + ".pub"));
        server.authorize(publicKey);

        SshKey key = SshKey.read(Files.readString(file), "open sesame");

        assertThat(key.fingerprint()).isEqualTo(PublicKeys.fingerprint(PublicKeys.parse(publicKey)));
        try (SshLogin login = SshLogin.withKey(OpenSshServer.user(), Secret.of(key.privateKey()))) {
            lab.connector
                    .connect(
                            SshLab.peer(server.port(), HostKeys.strict(List.of(server.hostKey()))),
                            login,
                            SshLab.TIMEOUTS)
                    .close();
        }
        assertThatThrownBy(() -> SshKey.read(Files.readString(file), "wrong"))
                .isInstanceOfSatisfying(
                        SshKey.Unusable.class, e -> assertThat(e.isPassphrase()).isTrue());
        assertThatThrownBy(() -> SshKey.read(Files.readString(file), null))
                .isInstanceOfSatisfying(
                        SshKey.Unusable.class, e -> assertThat(e.isPassphrase()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----",
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ1FqEzYm3n1dXl5Vh1k3m0m4m5m6m7m8m9m0n1n2n3n"
            })
    void whatIsNoPrivateKeyIsRefused(String text) {
        assertThatThrownBy(() -> SshKey.read(text, null))
                .isInstanceOfSatisfying(
                        SshKey.Unusable.class, e -> assertThat(e.isPassphrase()).isFalse());
    }

    @Test
    void aKeyThatTheHostDoesNotKnowIsRefused() throws Exception {
        Path file = server.folder().resolve("stranger");
        OpenSshServer.keygen(file, "ed25519", "");

        try (SshLogin login = SshLogin.withKey(OpenSshServer.user(), Secret.of(Files.readString(file)))) {
            assertThatThrownBy(() -> lab.connector.connect(
                            SshLab.peer(server.port(), HostKeys.strict(List.of(server.hostKey()))),
                            login,
                            SshLab.TIMEOUTS))
                    .isInstanceOfSatisfying(ConnectionFailed.class, SignInTest::assertAuthenticationFailed);
        }
    }

    private static void assertAuthenticationFailed(ConnectionFailed failure) {
        assertThat(failure.code()).isEqualTo("authentication_failed");
        assertThat(failure.stage()).isEqualTo(Stage.AUTHENTICATE);
    }

    private static SshServer passwords(List<UserAuthFactory> ways, AtomicInteger tries) throws Exception {
        SshServer mina = SshServer.setUpDefaultServer();
        mina.setHost("127.0.0.1");
        mina.setKeyPairProvider(new SimpleGeneratorHostKeyProvider());
        mina.setUserAuthFactories(ways);
        CoreModuleProperties.WELCOME_BANNER.set(mina, "Authorised use only!\nEvery line of it.\n");
        mina.setPasswordAuthenticator((user, password, session) -> {
            tries.incrementAndGet();
            return password.equals("p\u00e4ssw\u00f6rd");
        });
        mina.start();
        return mina;
    }

    @Test
    void aPasswordIsTakenAsOneOrAsAnAnswerBehindABanner() throws Exception {
        for (UserAuthFactory way :
                List.of(UserAuthPasswordFactory.INSTANCE, UserAuthKeyboardInteractiveFactory.INSTANCE)) {
            try (SshServer mina = passwords(List.of(way), new AtomicInteger());
                    SshLogin login = SshLogin.withPassword("ada", Secret.of("p\u00e4ssw\u00f6rd"))) {
                lab.connector
                        .connect(
                                SshLab.peer(mina.getPort(), new HostKeys(List.of(), key -> key)),
                                login,
                                SshLab.TIMEOUTS)
                        .close();
            }
        }
    }

    @Test
    void aWrongPasswordIsTriedOnce() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        try (SshServer mina = passwords(
                        List.of(UserAuthPasswordFactory.INSTANCE, UserAuthKeyboardInteractiveFactory.INSTANCE), tries);
                SshLogin login = SshLogin.withPassword("ada", Secret.of("wrong"))) {
            assertThatThrownBy(() -> lab.connector.connect(
                            SshLab.peer(mina.getPort(), new HostKeys(List.of(), key -> key)), login, SshLab.TIMEOUTS))
                    .isInstanceOfSatisfying(ConnectionFailed.class, failure -> {
                        assertAuthenticationFailed(failure);
                        assertThat(failure.getMessage()).doesNotContain("wrong");
                    });
        }
        assertThat(tries).hasValue(1);
    }
}
