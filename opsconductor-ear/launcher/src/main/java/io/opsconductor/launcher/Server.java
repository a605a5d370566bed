package io.opsconductor.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The application server's process. */
final class Server {
    static final String STOP_SIGNAL = "TERM";

    /** The server's message that its startup is over. */
    private static final String STARTED = "NCLS-CORE-00017";

    private final DataFolder data;
    private final Domain domain;
    private final String heap;
    private long logBegin;

    Server(DataFolder data, Domain domain, String heap) {
        this.data = data;
        this.domain = domain;
        this.heap = heap;
    }

    Path output() {
        return data.log("server-output.log");
    }

    Path log() {
        return data.log("server.log");
    }

    /** Starts the process; {@link #awaitStarted} says when it takes commands. */
    Child start(Map<String, String> environment) throws IOException, InterruptedException {
        Files.deleteIfExists(output());
        logBegin = Files.exists(log()) ? Files.size(log()) : 0;
        Process process = Commands.start(
                command(), environment, output(), "AS_ADMIN_MASTERPASSWORD=" + domain.masterPassword() + "\n");
        return Child.started("Payara Server", process.toHandle(), data.resolve("run/server.pid"), STOP_SIGNAL);
    }

    /**
     * The command that start-domain would run, so that the server is a child of the launcher instead of a daemon.
     */
    private List<String> command() throws IOException, InterruptedException {
        String printed = domain.asadmin()
                .run(
                        "Preparing the server start",
                        "start-domain",
                        "--domaindir=" + domain.folder().getParent(),
                        "--dry-run",
                        Domain.NAME);
        String java = Java.program().toString();
        List<String> command = new ArrayList<>(printed.lines()
                .dropWhile(line -> !line.equals(java))
                .takeWhile(line -> !line.isEmpty())
                .toList());
        int main = command.indexOf("com.sun.enterprise.glassfish.bootstrap.ASMain");
        if (main < 0) {
            throw new LaunchException(
                    "The server's start command could not be parsed:" + System.lineSeparator() + printed);
        }
        command.add(main, "-Xmx" + heap);
        return command;
    }

    /**
     * Waits until the server takes administration commands.
     *
     * @throws LaunchException with the end of the log when the process has ended, or has not started in time
     */
    void awaitStarted(Child process, Duration within) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        while (!Logs.since(log(), logBegin).contains(STARTED)) {
            requireAlive(process);
            if (System.nanoTime() - begin > within.toNanos()) {
                throw failed("Payara Server did not start within " + within.toSeconds() + " s.");
            }
            Thread.sleep(200);
        }
    }

    /** @throws LaunchException with the end of the log when the process has ended */
    void requireAlive(Child process) {
        if (!process.isAlive()) {
            throw failed("Payara Server stopped while starting.");
        }
    }

    private LaunchException failed(String what) {
        return new LaunchException(what + " The end of its log (" + log() + "):"
                + System.lineSeparator() + Logs.tail(log(), 20)
                + System.lineSeparator() + Logs.tail(output(), 10));
    }
}
