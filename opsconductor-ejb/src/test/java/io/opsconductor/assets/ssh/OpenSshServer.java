package io.opsconductor.assets.ssh;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Debian's OpenSSH server, run as the current user on a free port of the loopback, with keys of its own. */
final class OpenSshServer implements AutoCloseable {
    private final Path folder;
    private final Process process;
    private final int port;

    private OpenSshServer(Path folder, Process process, int port) {
        this.folder = folder;
        this.process = process;
        this.port = port;
    }

    /** A server with further lines of {@code sshd_config(5)}. */
    static OpenSshServer start(String... options) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("sshd");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        if (ProcessHandle.current().info().user().orElse("").equals("root")) {
            Files.createDirectories(Path.of("/run/sshd"));
        }
        keygen(folder.resolve("host"), "ed25519", "");
        keygen(folder.resolve("user"), "ed25519", "");
        Files.copy(folder.resolve("user.pub"), folder.resolve("authorized"));
        int port = freePort();
        List<String> config = new ArrayList<>(List.of(
                "Port " + port,
                "ListenAddress 127.0.0.1",
                "HostKey " + folder.resolve("host"),
                "AuthorizedKeysFile " + folder.resolve("authorized"),
                "PidFile none",
                "StrictModes no",
                "UsePAM no",
                "PermitRootLogin yes",
                "PermitUserEnvironment yes",
                "MaxStartups 500"));
        config.addAll(0, List.of(options)); // sshd takes the first value
        if (config.stream().noneMatch(line -> line.startsWith("Subsystem"))) {
            config.add("Subsystem sftp internal-sftp");
        }
        Files.write(folder.resolve("config"), config);
        Process process = new ProcessBuilder("/usr/sbin/sshd", "-D", "-e", "-f", folder.resolve("config") + "")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        OpenSshServer server = new OpenSshServer(folder, process, port);
        Awaitility.await("sshd answers").atMost(Duration.ofSeconds(10)).until(server::answers);
        return server;
    }

    static void keygen(Path file, String type, String passphrase, String... more)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("ssh-keygen", "-q", "-t", type, "-N", passphrase, "-C", "test", "-f", file.toString()));
        command.addAll(List.of(more));
        Process keygen = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keygen.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keygen.waitFor() != 0) {
            throw new IOException("ssh-keygen: " + said);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean answers() throws IOException {
        if (!process.isAlive()) {
            throw new IOException("sshd ended: " + log());
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return socket.getInputStream().read() == 'S';
        } catch (IOException e) {
            return false;
        }
    }

    int port() {
        return port;
    }

    /** What it wrote to its log. */
    String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    /** A folder of its own for the test's files. */
    Path folder() {
        return folder;
    }

    /** {@code ssh-ed25519 AAAA…}. */
    String hostKey() throws IOException {
        return PublicKeys.parse(Files.readString(folder.resolve("host.pub")));
    }

    /** The private key that may sign in. */
    String userKey() throws IOException {
        return Files.readString(folder.resolve("user"));
    }

    /** Lets another public key in. */
    void authorize(String publicKey) throws IOException {
        Files.writeString(folder.resolve("authorized"), publicKey + "\n", StandardOpenOption.APPEND);
    }

    /** Ends the processes that serve its open connections. */
    void hangUp() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
    }

    /** As whom it runs and signs in. */
    static String user() {
        return System.getProperty("user.name");
    }

    @Override
    public void close() throws IOException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
