package io.opsconductor.batch;

import io.opsconductor.assets.ConnectionFailed;
import java.io.IOException;

/** Runs the tasks of one step type; its definition has the same type in the step library. */
public interface StepExecutor {

    /** The type, like {@code ssh.command}. */
    String type();

    /**
     * Runs one attempt, in a thread of its own.
     *
     * @throws ConnectionFailed if the connection could not be made or broke
     * @throws IOException if the host refused what was asked; the message is for the user
     */
    TaskResult run(StepRun run) throws ConnectionFailed, IOException, InterruptedException;
}
