package io.opsconductor.assets;

import java.time.Duration;
import java.util.Optional;

/** A command that runs on a target. */
public interface RemoteCommand {

    /**
     * Waits for the end, with all output handed to the listener.
     *
     * @return the exit code (128 + n for a signal n), or empty if it still runs after that time
     * @throws ConnectionFailed if the connection was lost, so that nobody saw its end
     */
    Optional<Integer> await(Duration atMost) throws ConnectionFailed, InterruptedException;

    /** The process group it runs in, once the host told it (right at its start). */
    Optional<RemoteProcess> process();

    /** Stops listening and closes the channel without ending the remote process; the session is not reused. */
    void abandon();
}
