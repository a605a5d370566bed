package io.opsconductor.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The system user that the tests' OpenSSH servers let in, so that commands run as somebody who is not the tester. */
final class SshUser {
    private SshUser() {}

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    /** The user with bash; without root, the one who runs the tests. */
    static String ordinary() {
        return isRoot() ? withShell("octest", "/bin/bash") : System.getProperty("user.name");
    }

    /** A user whose login shell is not of the Bourne family. */
    static String withCShell() {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/tcsh")), "needs Debian's tcsh: apt-get install tcsh");
        Assumptions.assumeTrue(isRoot(), "needs root to create a user with another login shell");
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
