package io.opsconductor.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assumptions;
import org.awaitility.Awaitility;

/**
 * The real {@code sshd} of this machine on a port of its own. It answers on every address 127.x.y.z, so that one server
 * is as many hosts as a test needs, lets in one user by key, and only from this machine.
 */
public final class OpenSshServer implements AutoCloseable {
    private static final Path SSHD = Path.of("/usr/sbin/sshd");

    private final Path folder;
    private final int port;
    private final String user;
    private final SshKey key;
    private final List<String> options;
    private Process process;

    private OpenSshServer(String user, SshKey key, List<String> options) {
        this.folder = Folders.shared("sshd");
        this.port = Ports.free();
        this.user = user;
        this.key = key;
        this.options = options;
    }

    /**
     * A server that lets the ordinary test user in. Options are lines of {@code sshd_config}, like
     * {@code MaxSessions 1}.
     */
    public static OpenSshServer start(String... options) {
        return startFor(SshUser.ordinary(), SshKey.generate("ed25519", ""), options);
    }

    /** A server that lets this user in by this key. */
    public static OpenSshServer startFor(String user, SshKey key, String... options) {
        Assumptions.assumeThat(SSHD)
                .as("needs Debian's OpenSSH server: apt-get install openssh-server")
                .isExecutable();
        OpenSshServer server = new OpenSshServer(user, key, List.of(options));
        server.replaceHostKey();
        server.startUp();
        return server;
    }

    public int port() {
        return port;
    }

    public String user() {
        return user;
    }

    public SshKey key() {
        return key;
    }

    /** Its public host key, {@code ssh-ed25519 AAAA…}. */
    public String hostKey() {
        try {
            String line = Files.readString(folder.resolve("host.pub")).strip();
            return line.substring(0, line.lastIndexOf(' '));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Stops and comes back with another host key, as an impostor would. */
    public void impersonate() {
        stop();
        replaceHostKey();
        startUp();
    }

    private void replaceHostKey() {
        Folders.delete(folder.resolve("host"));
        Folders.delete(folder.resolve("host.pub"));
        Programs.run(
                "ssh-keygen",
                "-q",
                "-t",
                "ed25519",
                "-N",
                "",
                "-C",
                "host",
                "-f",
                folder.resolve("host").toString());
    }

    private void startUp() {
        try {
            Path keys = Files.writeString(folder.resolve("authorized_keys"), key.publicKey() + "\n");
            List<String> lines = new ArrayList<>(options);
            lines.addAll(List.of(
                    "Port " + port,
                    "ListenAddress 0.0.0.0",
                    "HostKey " + folder.resolve("host"),
                    "PidFile none",
                    "AuthorizedKeysFile " + keys,
                    "AllowUsers " + user + "@127.0.0.0/8",
                    "PasswordAuthentication no",
                    "KbdInteractiveAuthentication no",
                    "UsePAM no",
                    "StrictModes no",
                    "PrintMotd no",
                    "UseDNS no",
                    "MaxStartups 500:30:1000",
                    "Subsystem sftp internal-sftp"));
            Path config = Files.write(folder.resolve("sshd_config"), lines);
            Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-r--r--"));
            if (System.getProperty("user.name").equals("root")) {
                Files.createDirectories(Path.of("/run/sshd"));
            }
            Path log = folder.resolve("log");
            process = new ProcessBuilder(SSHD.toString(), "-D", "-e", "-f", config.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            Awaitility.await("sshd listens")
                    .atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> listens() || died(log));
        } catch (IOException e) {
            throw new AssertionError("sshd could not be started", e);
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private boolean died(Path log) throws IOException {
        if (!process.isAlive()) {
            throw new AssertionError("sshd ended: " + Files.readString(log));
        }
        return false;
    }

    /** What it has logged. */
    public String log() {
        return String.join("\n", Folders.lines(folder.resolve("log")));
    }

    @Override
    public void close() {
        stop();
    }

    /** Stops it together with the sessions it holds. */
    public void stop() {
        List<ProcessHandle> sessions = process.descendants().toList();
        process.destroy();
        sessions.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }
}
