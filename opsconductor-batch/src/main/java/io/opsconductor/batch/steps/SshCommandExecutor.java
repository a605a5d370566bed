package io.opsconductor.batch.steps;

import io.opsconductor.assets.CommandLine;
import io.opsconductor.assets.ConnectionFailed;
import io.opsconductor.automation.steps.SshCommand;
import io.opsconductor.batch.StepExecutor;
import io.opsconductor.batch.StepRun;
import io.opsconductor.batch.TaskResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Runs {@code ssh.command}: the text as it is, in the shell that the session starts. */
@ApplicationScoped
public class SshCommandExecutor implements StepExecutor {
    @Override
    public String type() {
        return "ssh.command";
    }

    @Override
    public TaskResult run(StepRun run) throws ConnectionFailed, InterruptedException {
        SshCommand step = run.settings(SshCommand.class);
        return run.command(new CommandLine(
                step.command(),
                step.environment() == null ? Map.of() : step.environment(),
                step.stdin() == null ? null : step.stdin().getBytes(StandardCharsets.UTF_8)));
    }
}
