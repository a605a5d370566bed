package io.opsconductor.assets.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.opsconductor.assets.CommandLine;
import io.opsconductor.assets.ConnectionFailed;
import io.opsconductor.assets.RemoteHost;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the login shell is and says, a command's output is its own. */
class LoginShellTest {
    /** Debian has the first two; {@code ./opsconductor test} asks for the third. */
    private static final Set<String> REQUIRED = Set.of("/bin/bash", "/bin/dash", "/usr/bin/tcsh");

    private interface Work {
        void on(RemoteHost host) throws Exception;
    }

    /** A server that runs this instead of handing the request to the login shell. */
    private static void behind(String forced, Work work) throws Exception {
        try (OpenSshServer server = OpenSshServer.start("ForceCommand " + forced);
                SshLab lab = new SshLab();
                RemoteHost host = lab.open(server)) {
            work.on(host);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bin/bash", "/bin/dash", "/usr/bin/fish", "/usr/bin/tcsh"})
    void anyLoginShellRunsTheSameCommand(String shell) throws Exception {
        boolean installed = Files.isExecutable(Path.of(shell));
        if (!REQUIRED.contains(shell)) {
            assumeTrue(installed, shell + " is not installed");
        }
        assertThat(installed).as(shell + " is installed").isTrue();
        behind("exec " + shell + " -c \"$SSH_ORIGINAL_COMMAND\"", host -> {
            Output output = new Output();
            CommandLine line = new CommandLine(
                    "printf '%s|' \"$A\" 'b!c'; cat; exit 5",
                    Map.of("A", "it's $HOME"), "in".getBytes(StandardCharsets.UTF_8));

            assertThat(SshLab.run(host, line, output)).isEqualTo(5);
            assertThat(output.stdout()).isEqualTo("it's $HOME|b!c|in");
            assertThat(output.stderr()).isEmpty();
        });
    }

    @Test
    void noiseOfTheLoginIsLeftOut() throws Exception {
        behind("echo Welcome; echo motd >&2; printf unfinished; eval \"$SSH_ORIGINAL_COMMAND\"", host -> {
            Output output = new Output();

            assertThat(SshLab.run(host, SshLab.line("echo mine; echo too >&2"), output))
                    .isZero();
            assertThat(output.stdout()).isEqualTo("mine\n");
            assertThat(output.stderr()).isEqualTo("too\n");
        });
    }

    @Test
    void aLoginWithoutAShellIsSaidAndItsWordsAreKept() throws Exception {
        behind("echo This account is currently not available.; exit 1", host -> {
            Output output = new Output();

            assertThatThrownBy(() -> SshLab.run(host, SshLab.line("true"), output))
                    .isInstanceOfSatisfying(ConnectionFailed.class, failure -> assertThat(failure.code())
                            .isEqualTo("shell_unavailable"));
            assertThat(output.stdout()).isEqualTo("This account is currently not available.\n");
        });
    }
}
