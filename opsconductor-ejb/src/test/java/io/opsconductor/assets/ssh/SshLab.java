package io.opsconductor.assets.ssh;

import io.opsconductor.assets.CommandLine;
import io.opsconductor.assets.ConnectionFailed;
import io.opsconductor.assets.RemoteCommand;
import io.opsconductor.assets.RemoteHost;
import io.opsconductor.platform.crypto.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** A connector and a pool for tests, and short ways to what they do. */
final class SshLab implements AutoCloseable {
    /** As they are where nothing was set. */
    static final SshTimeouts TIMEOUTS = new SshTimeouts(
            Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(15), Duration.ofSeconds(60));

    static final Duration LONG = Duration.ofSeconds(30);

    final ScheduledThreadPoolExecutor watchdog = new ScheduledThreadPoolExecutor(1);
    final SshConnector connector = new SshConnector(watchdog);
    final SshPool pool;

    SshLab() {
        this(new SshPool.Limits(8, 8, Duration.ofSeconds(60)));
    }

    SshLab(SshPool.Limits limits) {
        pool = new SshPool(limits, watchdog);
    }

    RemoteHost open(OpenSshServer server) throws ConnectionFailed {
        return pool.borrow(server.port(), pinned(server), () -> connect(server), Duration.ofSeconds(5));
    }

    static List<String> pinned(OpenSshServer server) {
        try {
            return List.of(server.hostKey());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    SshSession connect(OpenSshServer server) throws ConnectionFailed {
        try (SshLogin login = SshLogin.withKey(OpenSshServer.user(), Secret.of(server.userKey()))) {
            return connector.connect(peer(server.port(), HostKeys.strict(pinned(server))), login, TIMEOUTS);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static SshPeer peer(int port, HostKeys keys) {
        return new SshPeer("web-1", "127.0.0.1", port, keys);
    }

    static CommandLine line(String text) {
        return new CommandLine(text, Map.of(), null);
    }

    static int run(RemoteHost host, CommandLine line, Output output) throws ConnectionFailed, InterruptedException {
        RemoteCommand command = host.start(line, output);
        return command.await(LONG).orElseThrow();
    }

    @Override
    public void close() {
        pool.close();
        watchdog.shutdownNow();
    }
}
