package io.opsconductor.assets.ssh;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import com.jcraft.jsch.SftpProgressMonitor;
import io.opsconductor.assets.ConnectionFailed;
import io.opsconductor.assets.Stage;
import java.io.IOException;
import java.io.InputStream;

/** Writes one file over SFTP. */
final class SftpUpload {
    private static final int OWNER_WRITES = 0200;

    /** What JSch says when the host refused the channel itself, as for MaxSessions; it tells it no other way. */
    private static final String CHANNEL_REFUSED = "channel is not opened.";

    private final SshSession connection;
    private final SshPeer peer;
    private final Session session;
    private final Stall stall;

    SftpUpload(SshSession connection, Session session, Stall stall) {
        this.connection = connection;
        this.peer = connection.peer();
        this.session = session;
        this.stall = stall;
    }

    void write(InputStream content, String path, int mode) throws ConnectionFailed, IOException {
        ChannelSftp sftp = open();
        try {
            String literal = literal(path);
            // The rights come before the content, so that nobody reads it in between.
            sftp.put(InputStream.nullInputStream(), literal, ChannelSftp.OVERWRITE);
            sftp.chmod(mode | OWNER_WRITES, literal);
            sftp.put(content, literal, new Progress(), ChannelSftp.OVERWRITE);
            if ((mode & OWNER_WRITES) == 0) {
                sftp.chmod(mode, literal);
            }
        } catch (SftpException e) {
            throw lostOr(refused(path, e));
        } finally {
            sftp.disconnect();
        }
    }

    private ChannelSftp open() throws ConnectionFailed, IOException {
        try {
            ChannelSftp sftp = (ChannelSftp) session.openChannel("sftp");
            // With a time-out of its own JSch would not notice before that runs out that the session has died.
            sftp.connect();
            return sftp;
        } catch (JSchException e) {
            if (stall.happened()) {
                throw stoodStill();
            }
            if (isLost()) {
                // OpenSSH also hangs up when our greeting meets a subsystem that has ended already.
                throw ConnectionFailed.nothingBegun(
                        "connection_lost",
                        "The connection to " + peer.name() + " was lost while opening SFTP; nothing was written. If it"
                                + " happens again, enable the sftp subsystem of its SSH server.");
            }
            if (CHANNEL_REFUSED.equals(e.getMessage())) {
                connection.sever();
                throw ConnectionFailed.nothingBegun(
                        "connection_lost",
                        peer.name() + " did not open a channel for the file; nothing was written. If it happens again,"
                                + " raise MaxSessions of its SSH server.");
            }
            throw new IOException(
                    peer.name() + " does not offer SFTP (" + e.getMessage()
                            + "). Enable the sftp subsystem of its SSH server.",
                    e);
        }
    }

    private boolean isLost() {
        try {
            return !connection.staysConnected();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !session.isConnected();
        }
    }

    private ConnectionFailed stoodStill() {
        return new ConnectionFailed(
                Stage.COMMAND,
                "timeout",
                "The transfer to " + peer.name() + " made no progress for " + Spans.text(stall.limit())
                        + " and was aborted.");
    }

    private IOException lostOr(IOException refusal) throws ConnectionFailed {
        if (stall.happened()) {
            throw stoodStill();
        }
        if (!session.isConnected()) {
            throw new ConnectionFailed(
                    Stage.COMMAND,
                    "connection_lost",
                    "The connection to " + peer.name()
                            + " was lost while sending a file; it may be incomplete on the host.");
        }
        return refusal;
    }

    private IOException refused(String path, SftpException e) {
        String why =
                switch (e.id) {
                    case ChannelSftp.SSH_FX_NO_SUCH_FILE -> "its folder does not exist";
                    case ChannelSftp.SSH_FX_PERMISSION_DENIED -> "permission denied";
                    default -> e.getCause() instanceof IOException io ? io.getMessage() : e.getMessage();
                };
        return new IOException(peer.name() + " did not accept the file " + path + ": " + why, e);
    }

    /** JSch would take {@code *}, {@code ?} and backslashes for patterns. */
    private static String literal(String path) {
        return path.replace("\\", "\\\\").replace("*", "\\*").replace("?", "\\?");
    }

    private final class Progress implements SftpProgressMonitor {
        @Override
        public void init(int op, String source, String destination, long max) {
            stall.moved();
        }

        @Override
        public boolean count(long bytes) {
            stall.moved();
            return true;
        }

        @Override
        public void end() {
            stall.moved();
        }
    }
}
