package io.opsconductor.assets.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsconductor.assets.ConnectionFailed;
import io.opsconductor.assets.RemoteCommand;
import io.opsconductor.assets.RemoteHost;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Files arrive whole, with their rights, and replace one another. */
class UploadTest {
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

    private static void upload(byte[] content, Path path, int mode) throws Exception {
        try (RemoteHost host = lab.open(server)) {
            host.upload(new ByteArrayInputStream(content), path.toString(), mode);
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void contentAndRightsArriveAndReplaceWhatWasThere() throws Exception {
        Path path = server.folder().resolve("script [1]*?.sh");
        byte[] content = new byte[3_000_000];
        new Random(3).nextBytes(content);

        upload(content, path, 0750);
        assertThat(Files.readAllBytes(path)).isEqualTo(content);
        assertThat(mode(path)).isEqualTo("rwxr-x---");

        upload("short".getBytes(java.nio.charset.StandardCharsets.UTF_8), path, 0400);
        assertThat(Files.readString(path)).isEqualTo("short");
        assertThat(mode(path)).isEqualTo("r--------");
    }

    @Test
    void aMissingFolderIsNamedAndTheSessionGoesOn() throws Exception {
        Path path = server.folder().resolve("missing/file");

        assertThatThrownBy(() -> upload(new byte[1], path, 0644))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("missing/file")
                .hasMessageContaining("folder");
        long opened = lab.pool.opened();
        try (RemoteHost host = lab.open(server)) {
            assertThat(SshLab.run(host, SshLab.line("exit 3"), new Output())).isEqualTo(3);
        }
        assertThat(lab.pool.opened()).isEqualTo(opened);
    }

    @Test
    void aHostWithoutSftpIsSaid() throws Exception {
        try (OpenSshServer bare = OpenSshServer.start("Subsystem other /bin/false");
                RemoteHost host = lab.open(bare)) {
            // Which of the two depends on who is quicker: the subsystem's end or our greeting.
            assertThatThrownBy(() -> host.upload(new ByteArrayInputStream(new byte[1]), "x", 0644))
                    .isInstanceOfAny(IOException.class, ConnectionFailed.class)
                    .hasMessageContaining("nable the sftp subsystem");
        }
    }

    @Test
    void fileArrivesThoughTheWarmSessionHasDied() throws Exception {
        Path path = server.folder().resolve("after");
        for (int i = 0; i < 20; i++) {
            byte[] content = ("attempt " + i).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            try (RemoteHost host = lab.open(server)) {
                SshLab.run(host, SshLab.line("true"), new Output());
                server.hangUp();
                // Sooner or later after the hang-up: it is noticed by the reader, or as the channel is opened.
                TimeUnit.MICROSECONDS.sleep(100L * i);
                host.upload(new ByteArrayInputStream(content), path.toString(), 0644);
            }
            assertThat(Files.readAllBytes(path)).isEqualTo(content);
        }
    }

    @Test
    void refusedChannelIsNotTakenForMissingSftp() throws Exception {
        try (OpenSshServer narrow = OpenSshServer.start("MaxSessions 1")) {
            SshSession session = lab.connect(narrow);
            RemoteCommand holding = session.start(SshLab.line("sleep 30"), new Output());
            Awaitility.await().atMost(SshLab.LONG).until(() -> holding.process().isPresent());

            assertThatThrownBy(() -> session.upload(new ByteArrayInputStream(new byte[1]), "x", 0644))
                    .isInstanceOfSatisfying(ConnectionFailed.class, failure -> assertThat(failure.mayHaveBegun())
                            .isFalse())
                    .hasMessageContaining("MaxSessions");
        }
    }
}
