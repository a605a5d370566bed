package io.opsconductor.batch.steps;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A script runs as its author wrote it, in a real shell. */
class ScriptTextTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path inputs;

    private record Ran(int exitCode, String output) {}

    @Test
    void argumentsArriveAsOneWordEach() throws Exception {
        assertThat(run("printf '<%s>' \"$@\"", List.of("a b", "it's", "$HOME", ""))
                        .output())
                .isEqualTo("<a b><it's><$HOME><>");
    }

    @Test
    void standardInputIsTheScriptsOwn() throws Exception {
        assertThat(run("read -r line; echo \"got $line\"", List.of()).output()).isEqualTo("got input\n");
    }

    @Test
    void theExitCodeIsTheScripts() throws Exception {
        assertThat(run("exit 42", List.of()).exitCode()).isEqualTo(42);
    }

    @Test
    void nothingOfTheScriptIsExpandedOnTheWay() throws Exception {
        assertThat(run("printf '%s\\n' '$(date) `date` \\n EOF'\n\n", List.of()).output())
                .isEqualTo("$(date) `date` \\n EOF\n");
    }

    @Test
    void theFileIsRemovedWhateverHappens() throws Exception {
        run("exit 3", List.of());
        run("kill -TERM $PPID", List.of());

        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void theFileIsForItsOwnerAlone() throws Exception {
        assertThat(run("stat -c %a \"$0\"", List.of()).output()).isEqualTo("600\n");
    }

    private Ran run(String script, List<String> args) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", ScriptText.of(script, "/bin/sh", args));
        shell.environment().put("TMPDIR", folder.toString());
        Path input = Files.writeString(inputs.resolve("input"), "input\n");
        Process process =
                shell.redirectErrorStream(true).redirectInput(input.toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ran(process.waitFor(), output);
    }
}
