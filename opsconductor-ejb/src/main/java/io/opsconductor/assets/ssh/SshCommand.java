package io.opsconductor.assets.ssh;

import com.jcraft.jsch.ChannelExec;
import io.opsconductor.assets.ConnectionFailed;
import io.opsconductor.assets.OutputListener;
import io.opsconductor.assets.RemoteCommand;
import io.opsconductor.assets.RemoteProcess;
import io.opsconductor.assets.Stage;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A command on its channel. Output arrives in the session's reader thread, so a slow listener slows the host down. */
final class SshCommand implements RemoteCommand {
    /** The signals that SSH names (RFC 4254, section 6.10), by their usual numbers. */
    private static final Map<String, Integer> SIGNALS = Map.ofEntries(
            Map.entry("HUP", 1),
            Map.entry("INT", 2),
            Map.entry("QUIT", 3),
            Map.entry("ILL", 4),
            Map.entry("ABRT", 6),
            Map.entry("FPE", 8),
            Map.entry("KILL", 9),
            Map.entry("USR1", 10),
            Map.entry("SEGV", 11),
            Map.entry("USR2", 12),
            Map.entry("PIPE", 13),
            Map.entry("ALRM", 14),
            Map.entry("TERM", 15));

    private final SshSession session;
    private final ChannelExec channel;
    private final MarkerFilter stdout;
    private final MarkerFilter stderr;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean abandoned;

    SshCommand(SshSession session, ChannelExec channel, String marker, OutputListener listener) {
        this.session = session;
        this.channel = channel;
        this.stdout = new MarkerFilter(marker, OutputListener.Stream.STDOUT, listener);
        this.stderr = new MarkerFilter(marker, OutputListener.Stream.STDERR, listener);
        channel.setOutputStream(stdout);
        channel.setErrStream(new EndNoticing(stderr));
    }

    /** JSch closes this stream when the channel is closed, after everything else; it tells the end no other way. */
    private final class EndNoticing extends FilterOutputStream {
        EndNoticing(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            try {
                out.close();
            } finally {
                ended.countDown();
            }
        }
    }

    @Override
    public Optional<Integer> await(Duration atMost) throws ConnectionFailed, InterruptedException {
        if (!ended.await(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            return Optional.empty();
        }
        RuntimeException failure = stdout.failure() != null ? stdout.failure() : stderr.failure();
        if (failure != null) {
            throw failure;
        }
        return Optional.of(exitCode());
    }

    private int exitCode() throws ConnectionFailed, InterruptedException {
        boolean shellRan = stdout.markerLine() != null && stderr.markerLine() != null;
        int status = channel.getExitStatus();
        String signal = channel.getExitSignal();
        if (abandoned || (status < 0 && signal == null && (shellRan || !session.staysConnected()))) {
            throw lost();
        }
        if (!shellRan) {
            throw new ConnectionFailed(
                    Stage.COMMAND,
                    "shell_unavailable",
                    session.peer().name() + " ended the session" + (status < 0 ? "" : " with exit code " + status)
                            + " before a shell ran the command. Check the user's login shell, /bin/sh and any forced"
                            + " command; the host's message is in the output.");
        }
        return status >= 0 ? status : 128 + SIGNALS.getOrDefault(signal, 0);
    }

    private ConnectionFailed lost() {
        return new ConnectionFailed(
                Stage.COMMAND,
                "connection_lost",
                "The connection to " + session.peer().name()
                        + " was lost while the command was running; it may still be running there.");
    }

    @Override
    public Optional<RemoteProcess> process() {
        String line = stderr.markerLine();
        return line == null ? Optional.empty() : RemoteProcess.parse(line);
    }

    boolean ended() {
        return ended.getCount() == 0;
    }

    @Override
    public void abandon() {
        abandoned = true;
        stdout.silence();
        stderr.silence();
        session.sever();
    }
}
