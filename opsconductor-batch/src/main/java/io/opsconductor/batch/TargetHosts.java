package io.opsconductor.batch;

import io.opsconductor.assets.ConnectionFailed;
import io.opsconductor.assets.Connections;
import io.opsconductor.assets.RemoteHost;
import io.opsconductor.assets.RemoteProcess;
import io.opsconductor.assets.Stage;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Problem;
import java.time.Duration;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A target by its id.
 *
 * @param runAs whose rights count
 * @param credentialId in place of the connection's own, or null
 */
record TargetHosts(Connections connections, Caller runAs, UUID targetId, UUID credentialId) implements Hosts {
    private static final Logger LOG = Logger.getLogger(TargetHosts.class.getName());
    private static final Duration LOOK = Duration.ofSeconds(8);

    @Override
    public RemoteHost open(Duration timeout) throws ConnectionFailed {
        try {
            return connections.open(runAs, targetId, credentialId, timeout);
        } catch (Problem e) {
            throw refused(e);
        }
    }

    @Override
    public boolean end(RemoteProcess process, Duration grace) throws InterruptedException {
        try {
            return connections.end(runAs, targetId, credentialId, process, grace);
        } catch (RuntimeException e) {
            // The right to use the target went away meanwhile, or the database did.
            LOG.log(Level.WARNING, "Process group " + process.group() + " of target " + targetId + " was not ended", e);
            return false;
        }
    }

    @Override
    public boolean alive(RemoteProcess process) throws ConnectionFailed, InterruptedException {
        try {
            return connections.alive(runAs, targetId, credentialId, process, LOOK);
        } catch (Problem e) {
            throw refused(e);
        }
    }

    private static ConnectionFailed refused(Problem e) {
        return new ConnectionFailed(Stage.RESOLVE, e.failureCode(), e.getMessage());
    }
}
