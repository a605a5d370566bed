package io.opsconductor.batch;

import io.opsconductor.assets.RemoteProcess;

/** Hears from attempts; called in their threads, so it only hands on to the lane's. */
interface AttemptListener {
    /** It is connected and waits for the commit of its start. */
    void wantsToStart(TaskAttempt attempt);

    /** The host told the process group that its command runs in. */
    void process(TaskAttempt attempt, RemoteProcess process);

    /** It wrote something that its buffer holds. */
    void wrote(TaskAttempt attempt);

    /** It could do nothing for now, and did nothing: the database was away. It does not count and may be tried again. */
    void postponed(TaskAttempt attempt);

    /** It is over, and all its output was handed to its buffer. */
    void ended(TaskAttempt attempt, TaskResult result);
}
