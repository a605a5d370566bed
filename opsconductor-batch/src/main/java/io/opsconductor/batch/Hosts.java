package io.opsconductor.batch;

import io.opsconductor.assets.ConnectionFailed;
import io.opsconductor.assets.RemoteHost;
import io.opsconductor.assets.RemoteProcess;
import java.time.Duration;

/** The target of an attempt, reached with the credential and the rights of its run. */
interface Hosts {

    /** A session with it. */
    RemoteHost open(Duration timeout) throws ConnectionFailed, InterruptedException;

    /**
     * Ends a process group over a session of its own: TERM, after the grace KILL.
     *
     * @return whether it is certainly gone; false as well if the host could not be reached
     */
    boolean end(RemoteProcess process, Duration grace) throws InterruptedException;

    /** Whether a process group still runs. */
    boolean alive(RemoteProcess process) throws ConnectionFailed, InterruptedException;
}
