package io.opsconductor.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The server's own administration tool. Passwords reach it in a file, never as arguments. */
final class Asadmin {
    static final String ADMINISTRATOR = "admin";

    private final Path payara;
    private final int port;
    private final Path passwords;

    Asadmin(Path payara, int port, Path passwords) {
        this.payara = payara;
        this.port = port;
        this.passwords = passwords;
    }

    /** The command as it would be typed, for commands that work on files or on a running server. */
    List<String> command(String... words) {
        List<String> command = new ArrayList<>(List.of(
                Java.program().toString(),
                "-Dfile.encoding=UTF-8",
                // It keeps trusted certificates in the home folder, which is none of our business and may not exist.
                "-Duser.home=" + passwords.getParent(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                payara.resolve("lib/client/appserver-cli.jar").toString(),
                "--host=localhost",
                "--port=" + port,
                "--user=" + ADMINISTRATOR,
                "--passwordfile=" + passwords,
                "--interactive=false"));
        command.addAll(List.of(words));
        return command;
    }

    /** @throws LaunchException with what the tool printed when the command fails */
    String run(String purpose, String... words) throws IOException, InterruptedException {
        return Commands.require(purpose, command(words), Map.of());
    }

    /**
     * Runs a file of commands. The tool goes on after a failed command and reports success, so that its output tells.
     *
     * @throws LaunchException when one of the commands failed
     */
    void script(Path file) throws IOException, InterruptedException {
        String output = run("Running " + file.getFileName(), "multimode", "--file", file.toString());
        List<String> failures = output.lines()
                .filter(line -> line.contains(" failed.") || line.startsWith("remote failure"))
                .toList();
        if (!failures.isEmpty()) {
            throw new LaunchException("Setting up the server by " + file + " failed:" + System.lineSeparator()
                    + String.join(System.lineSeparator(), failures));
        }
    }
}
