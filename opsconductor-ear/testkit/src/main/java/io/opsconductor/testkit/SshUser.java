package io.opsconductor.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assumptions;

/** The system user that the tests' OpenSSH servers let in, so that commands run as somebody who is not the tester. */
public final class SshUser {
    private SshUser() {}

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    /** The user with bash; without root, the one who runs the tests. */
    public static String ordinary() {
        return isRoot() ? withShell("octest", "/bin/bash") : System.getProperty("user.name");
    }

    /** A user whose login shell is not of the Bourne family. */
    public static String withCShell() {
        Assumptions.assumeThat(Path.of("/bin/tcsh"))
                .as("needs Debian's tcsh: apt-get install tcsh")
                .isExecutable();
        Assumptions.assumeThat(isRoot())
                .as("needs root, to create a user with another login shell")
                .isTrue();
        return withShell("octest-csh", "/bin/tcsh");
    }

    private static String withShell(String name, String shell) {
        try {
            boolean exists = Files.readString(Path.of("/etc/passwd")).lines().anyMatch(l -> l.startsWith(name + ":"));
            if (!exists) {
                // "*" is no password but, unlike the default "!", no lock either: keys are let in.
                Programs.run("useradd", "--create-home", "--shell", shell, "--password", "*", name);
            }
            return name;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
