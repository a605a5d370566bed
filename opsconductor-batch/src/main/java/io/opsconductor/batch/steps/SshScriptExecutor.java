package io.opsconductor.batch.steps;

import io.opsconductor.assets.CommandLine;
import io.opsconductor.assets.ConnectionFailed;
import io.opsconductor.automation.steps.SshScript;
import io.opsconductor.batch.StepExecutor;
import io.opsconductor.batch.StepRun;
import io.opsconductor.batch.TaskResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Runs {@code ssh.script}: the script travels as text of the shell, which keeps it in a file while it runs. */
@ApplicationScoped
public class SshScriptExecutor implements StepExecutor {
    @Override
    public String type() {
        return "ssh.script";
    }

    @Override
    public TaskResult run(StepRun run) throws ConnectionFailed, InterruptedException {
        SshScript step = run.settings(SshScript.class);
        return run.command(new CommandLine(
                ScriptText.of(
                        step.script(), step.effectiveInterpreter(), step.args() == null ? List.of() : step.args()),
                step.environment() == null ? Map.of() : step.environment(),
                step.stdin() == null ? null : step.stdin().getBytes(StandardCharsets.UTF_8)));
    }
}
