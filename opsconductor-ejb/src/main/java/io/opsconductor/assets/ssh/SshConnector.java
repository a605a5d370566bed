package io.opsconductor.assets.ssh;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import io.opsconductor.assets.ConnectionFailed;
import io.opsconductor.assets.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Makes sessions: finds the host, dials, checks its key and signs in, each stage with a limit of its own. */
public final class SshConnector {
    private final ScheduledExecutorService watchdog;

    /**
     * A connector.
     *
     * @param watchdog runs what ends a connection that takes too long; its tasks only close sockets
     */
    public SshConnector(ScheduledExecutorService watchdog) {
        this.watchdog = watchdog;
    }

    /**
     * An open session.
     *
     * @param login used before this returns and not kept
     */
    public SshSession connect(SshPeer peer, SshLogin login, SshTimeouts timeouts) throws ConnectionFailed {
        return new Attempt(peer, timeouts, Dialer.dial(peer, timeouts.connect())).signIn(login);
    }

    private final class Attempt {
        private final SshPeer peer;
        private final SshTimeouts timeouts;
        private final Socket socket;
        private final HostKeyCheck hostKeys;
        private volatile Stage stage = Stage.CONNECT;
        private volatile boolean tooLate;
        private ScheduledFuture<?> alarm;

        Attempt(SshPeer peer, SshTimeouts timeouts, Socket socket) {
            this.peer = peer;
            this.timeouts = timeouts;
            this.socket = socket;
            this.hostKeys = new HostKeyCheck(peer, this::hostKeyAccepted);
            this.alarm = alarmAfter(timeouts.connect().toMillis());
        }

        SshSession signIn(SshLogin login) throws ConnectionFailed {
            try {
                Session session = prepare(login);
                session.connect((int) timeouts.authenticate().toMillis());
                alarm.cancel(false);
                if (tooLate) {
                    throw timedOut();
                }
                return new SshSession(peer, session, socket, watchdog, timeouts);
            } catch (JSchException e) {
                alarm.cancel(false);
                Sockets.close(socket);
                throw failure(e, login.username());
            }
        }

        private Session prepare(SshLogin login) throws JSchException {
            JSch jsch = new JSch();
            Session session = jsch.getSession(login.username(), peer.address(), peer.port());
            session.setSocketFactory(new Dialled(socket));
            session.setHostKeyRepository(hostKeys);
            session.setConfig("StrictHostKeyChecking", "yes");
            session.setConfig("server_host_key", hostKeys.algorithms());
            session.setServerAliveInterval((int) timeouts.keepAlive().toMillis());
            session.setServerAliveCountMax(SshTimeouts.UNANSWERED);
            session.setDaemonThread(true);
            session.setThreadFactory(SshThreads.FACTORY);
            if (login.privateKey() != null) {
                jsch.addIdentity("credential", login.privateKey().reveal().clone(), null, null);
                session.setConfig("PreferredAuthentications", "publickey");
            } else {
                session.setPassword(login.password().reveal());
                session.setUserInfo(new PasswordPrompt(login.password().revealText()));
                session.setConfig("PreferredAuthentications", "password,keyboard-interactive");
                // A second try with the same password could only lock the account.
                session.setConfig("MaxAuthTries", "1");
            }
            return session;
        }

        private void hostKeyAccepted() {
            stage = Stage.AUTHENTICATE;
            alarm.cancel(false);
            alarm = alarmAfter(timeouts.authenticate().toMillis());
        }

        private ScheduledFuture<?> alarmAfter(long millis) {
            return watchdog.schedule(
                    () -> {
                        tooLate = true;
                        Sockets.close(socket);
                    },
                    millis,
                    TimeUnit.MILLISECONDS);
        }

        private ConnectionFailed failure(JSchException e, String username) {
            ConnectionFailed refusal = hostKeys.refusal();
            if (refusal != null) {
                return refusal;
            }
            return tooLate ? timedOut() : SignInFailures.of(peer, stage, username, e);
        }

        private ConnectionFailed timedOut() {
            return stage == Stage.CONNECT
                    ? new ConnectionFailed(
                            stage,
                            "timeout",
                            peer.name() + " accepted the connection but did not speak SSH within "
                                    + Spans.text(timeouts.connect()) + ". Check the port and the host's load.")
                    : new ConnectionFailed(
                            stage,
                            "timeout",
                            peer.name() + " did not complete the sign-in within "
                                    + Spans.text(timeouts.authenticate())
                                    + ". Check the host's load and its directory service.");
        }
    }

    /** Hands JSch the connection that is open already. */
    private record Dialled(Socket socket) implements com.jcraft.jsch.SocketFactory {
        @Override
        public Socket createSocket(String host, int port) {
            return socket;
        }

        @Override
        public InputStream getInputStream(Socket s) throws IOException {
            return s.getInputStream();
        }

        @Override
        public OutputStream getOutputStream(Socket s) throws IOException {
            return s.getOutputStream();
        }
    }
}
