package io.opsconductor.bench;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import io.opsconductor.testkit.OpenSshServer;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The least that a program in Java can do: threads that open sessions and run the command, and nothing else. */
final class BareJsch implements AutoCloseable {
    private final OpenSshServer server;
    private final ExecutorService threads;
    private final ConcurrentMap<String, Session> sessions = new ConcurrentHashMap<>();

    BareJsch(OpenSshServer server, int concurrency) {
        this.server = server;
        this.threads = Executors.newFixedThreadPool(concurrency);
    }

    /** Runs the command on every address; sessions that are open are used, others are opened and kept. */
    Void run(List<String> addresses, String command) throws Exception {
        List<Callable<Integer>> work = new ArrayList<>();
        for (String address : addresses) {
            work.add(() -> execute(session(address), command));
        }
        for (Future<Integer> exit : threads.invokeAll(work)) {
            if (exit.get() != 0) {
                throw new IllegalStateException("the command exited with " + exit.get());
            }
        }
        return null;
    }

    private Session session(String address) throws JSchException {
        Session open = sessions.get(address);
        if (open != null) {
            return open;
        }
        JSch jsch = new JSch();
        jsch.addIdentity("bench", server.key().privateKey().getBytes(StandardCharsets.UTF_8), null, null);
        Session session = jsch.getSession(server.user(), address, server.port());
        session.setConfig("StrictHostKeyChecking", "no");
        session.setConfig("PreferredAuthentications", "publickey");
        session.connect(60_000);
        sessions.put(address, session);
        return session;
    }

    private static int execute(Session session, String command) throws Exception {
        ChannelExec channel = (ChannelExec) session.openChannel("exec");
        channel.setCommand(command);
        InputStream output = channel.getInputStream();
        channel.connect(60_000);
        output.readAllBytes();
        while (!channel.isClosed()) {
            Thread.sleep(1);
        }
        channel.disconnect();
        return channel.getExitStatus();
    }

    /** Closes every session, so that the next run begins cold. */
    void disconnect() {
        sessions.values().forEach(Session::disconnect);
        sessions.clear();
    }

    @Override
    public void close() {
        disconnect();
        threads.shutdownNow();
    }
}
