package io.opsconductor.assets.ssh;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import io.opsconductor.assets.CommandLine;
import io.opsconductor.assets.ConnectionFailed;
import io.opsconductor.assets.OutputListener;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.ScheduledExecutorService;
import java.util.logging.Level;
import java.util.logging.Logger;

/** An open, authenticated session. One command or transfer at a time: an unread stream would stall all the others. */
public final class SshSession {
    private static final Logger LOG = Logger.getLogger(SshSession.class.getName());
    private static final SecureRandom RANDOM = new SecureRandom();

    /** What fits into the smallest window that servers open at first; more is sent by a thread of its own. */
    private static final int SENT_AT_ONCE = 16 * 1024;

    private final SshPeer peer;
    private final Session session;
    private final Socket socket;
    private final ScheduledExecutorService watchdog;
    private final SshTimeouts timeouts;
    private volatile SshCommand current;
    private volatile boolean broken;

    SshSession(SshPeer peer, Session session, Socket socket, ScheduledExecutorService watchdog, SshTimeouts timeouts) {
        this.peer = peer;
        this.session = session;
        this.socket = socket;
        this.watchdog = watchdog;
        this.timeouts = timeouts;
    }

    /**
     * Sends a command.
     *
     * @throws ConnectionFailed if it could not be sent; then nothing was started
     */
    SshCommand start(CommandLine line, OutputListener listener) throws ConnectionFailed {
        if (current != null && !current.ended()) {
            throw new IllegalStateException("The session runs a command already");
        }
        String marker = marker();
        byte[] input = CommandText.input(line, marker);
        SshCommand command = null;
        try {
            ChannelExec channel = (ChannelExec) session.openChannel("exec");
            command = new SshCommand(this, channel, marker, listener);
            channel.setCommand(CommandText.REQUEST);
            if (input.length > SENT_AT_ONCE) {
                channel.setInputStream(new ByteArrayInputStream(input));
            }
            // Without a time-out of its own JSch asks for no reply to the request, which it would wait for by sleeping.
            channel.connect();
            current = command;
            if (input.length <= SENT_AT_ONCE) {
                send(channel, input);
            }
            return command;
        } catch (JSchException e) {
            sever();
            throw ConnectionFailed.nothingBegun(
                    "connection_lost",
                    peer.name() + " did not open a channel for the command (" + e.getMessage()
                            + "). The command was not started.");
        }
    }

    private void send(ChannelExec channel, byte[] input) {
        try (OutputStream out = channel.getOutputStream()) {
            out.write(input);
        } catch (IOException e) {
            // Whether the host has all of it nobody knows, so the command's end tells: the connection was lost.
            LOG.log(Level.FINE, "A command could not be sent whole to " + peer.name(), e);
            sever();
        }
    }

    private static String marker() {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        return "opsconductor-" + HexFormat.of().formatHex(random);
    }

    /** Writes a file; see {@link io.opsconductor.assets.RemoteHost#upload}. */
    void upload(InputStream content, String path, int mode) throws ConnectionFailed, IOException {
        try (Stall stall = new Stall(watchdog, timeouts.stall(), this::sever)) {
            new SftpUpload(this, session, stall).write(content, path, mode);
        }
    }

    SshPeer peer() {
        return peer;
    }

    /** The key that the host showed, in the form {@code ssh-ed25519 AAAA…}. */
    String hostKey() {
        HostKey shown = session.getHostKey();
        return shown.getType() + " " + shown.getKey();
    }

    /** Whether the next command may be tried on it. */
    boolean usable() {
        return !broken && session.isConnected() && (current == null || current.ended());
    }

    /** Whether it outlives the channel that just ended: of a lost connection JSch closes the channels first. */
    boolean staysConnected() throws InterruptedException {
        for (int looks = 0; looks < 10 && session.isConnected(); looks++) {
            Thread.sleep(10);
        }
        return session.isConnected();
    }

    /** Ends the connection at once, whatever happens on it. */
    void sever() {
        broken = true;
        // First the socket: a host that reads no more would hold up a farewell.
        Sockets.close(socket);
        session.disconnect();
    }

    /** Takes leave of the host. */
    void close() {
        broken = true;
        session.disconnect();
    }
}
