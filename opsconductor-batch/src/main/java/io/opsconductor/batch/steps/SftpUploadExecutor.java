package io.opsconductor.batch.steps;

import io.opsconductor.assets.ConnectionFailed;
import io.opsconductor.assets.RemoteHost;
import io.opsconductor.automation.steps.SftpUpload;
import io.opsconductor.batch.StepExecutor;
import io.opsconductor.batch.StepRun;
import io.opsconductor.batch.TaskResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Runs {@code sftp.upload}. */
@ApplicationScoped
public class SftpUploadExecutor implements StepExecutor {
    @Override
    public String type() {
        return "sftp.upload";
    }

    @Override
    public TaskResult run(StepRun run) throws ConnectionFailed, IOException, InterruptedException {
        SftpUpload step = run.settings(SftpUpload.class);
        byte[] content = step.content().getBytes(StandardCharsets.UTF_8);
        try (RemoteHost host = run.connect()) {
            run.begin();
            host.upload(new ByteArrayInputStream(content), step.path(), step.effectiveMode());
        }
        return TaskResult.succeeded(null);
    }
}
