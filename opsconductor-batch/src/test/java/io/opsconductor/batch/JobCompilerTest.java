package io.opsconductor.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsconductor.automation.CompiledJob;
import io.opsconductor.automation.JobDefinition;
import io.opsconductor.platform.Json;
import org.junit.jupiter.api.Test;

/** Executions of one definition share its compiled form. */
class JobCompilerTest {
    private final JobCompiler compiler = new JobCompiler();

    @Test
    void aDefinitionThatWasReadAgainIsNotCompiledAgain() {
        CompiledJob first = compiler.compiled(running("uptime"));

        assertThat(compiler.compiled(running("uptime"))).isSameAs(first);
        assertThat(compiler.compiled(running("df"))).isNotSameAs(first);
    }

    @Test
    void onlyThoseUsedLastAreKept() {
        CompiledJob first = compiler.compiled(running("uptime"));
        for (int i = 0; i < JobCompiler.KEPT; i++) {
            compiler.compiled(running("echo " + i));
        }

        assertThat(compiler.compiled(running("uptime"))).isNotSameAs(first);
    }

    @Test
    void aVeryLargeOneIsNotKept() {
        JobDefinition large = running("true # " + "x".repeat(90_000), 3);

        assertThat(compiler.compiled(large)).isNotSameAs(compiler.compiled(large));
    }

    private static JobDefinition running(String command) {
        return running(command, 1);
    }

    private static JobDefinition running(String command, int steps) {
        StringBuilder nodes = new StringBuilder();
        for (int i = 0; i < steps; i++) {
            nodes.append(i == 0 ? "" : ",").append("""
                    {"id": "step%d", "type": "ssh.command", "with": {"command": "%s"}}""".formatted(i, command));
        }
        return Json.read("""
                {"workflow": {"nodes": [%s]}, "targets": {"names": ["a"]}}""".formatted(nodes), JobDefinition.class);
    }
}
