package io.opsconductor.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts programs: short ones to their end, long ones as children with a log. */
final class Commands {
    private static final boolean SETSID = Files.isExecutable(Path.of("/usr/bin/setsid"));

    private Commands() {}

    /** How a program ended: its exit code and everything that it printed. */
    record Result(int exitCode, String output) {}

    /** Runs a short program to its end. */
    static Result run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    /** Runs a short program to its end. @throws LaunchException with what it printed when it fails */
    static String require(String purpose, List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        Result result = run(command, environment);
        if (result.exitCode() != 0) {
            throw new LaunchException(purpose + " failed:" + System.lineSeparator()
                    + result.output().strip());
        }
        return result.output();
    }

    /**
     * Starts a long-lived program, in a session of its own where the system can: the terminal's Ctrl-C then reaches
     * only the launcher, which stops its children one after the other.
     *
     * @param input what the program reads from its standard input
     */
    static Process start(List<String> command, Map<String, String> environment, Path log, String input)
            throws IOException {
        List<String> whole = new ArrayList<>();
        if (SETSID) {
            whole.add("/usr/bin/setsid");
        }
        whole.addAll(command);
        Logs.rotate(log);
        ProcessBuilder builder = new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (var stdin = process.outputWriter(StandardCharsets.UTF_8)) {
            stdin.write(input);
        }
        return process;
    }
}
