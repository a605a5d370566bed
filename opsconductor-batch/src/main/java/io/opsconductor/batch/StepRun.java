package io.opsconductor.batch;

import io.opsconductor.assets.CommandLine;
import io.opsconductor.assets.ConnectionFailed;
import io.opsconductor.assets.RemoteHost;

/** What an executor may do in an attempt. */
public interface StepRun {

    /** The settings, with all references replaced. */
    <S extends Record> S settings(Class<S> type);

    /** A session with the target. The caller closes it. */
    RemoteHost connect() throws ConnectionFailed, InterruptedException;

    /**
     * Returns once the attempt is committed as started. Nothing that changes the target may happen before: this record
     * is what makes a step run at most once.
     */
    void begin() throws InterruptedException;

    /** Connects, begins, sends the command and waits for its end, its time-out or its cancelling. */
    TaskResult command(CommandLine command) throws ConnectionFailed, InterruptedException;
}
