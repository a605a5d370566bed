package io.opsconductor.assets;

import io.opsconductor.assets.connection.ConnectionPlan;
import io.opsconductor.assets.connection.ConnectionPlans;
import io.opsconductor.assets.connection.SshSessions;
import io.opsconductor.assets.ssh.ProcessGroup;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Problem;
import io.opsconductor.platform.Requires;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The way to targets. Callers need {@code targets:use} and {@code credentials:use}; the secret is opened when a session is
 * made and at no other time. No transaction is open while the network is waited for, so call it from none that matters.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Connections {
    private static final Logger LOG = Logger.getLogger(Connections.class.getName());
    private static final String SSH = "ssh";
    private static final Duration TEST_TIME = Duration.ofSeconds(30);

    @Inject
    private ConnectionPlans plans;

    @Inject
    private SshSessions sessions;

    /**
     * Borrows a session with the target over SSH: a warm one, or a new one. Close it to give it back.
     *
     * @param credentialId used instead of the connection's own, or null
     * @param timeout the longest that each stage may take; the node's own limits hold as well
     * @throws ConnectionFailed at any stage before a command; trying again does no harm
     */
    @Requires("targets:use")
    public RemoteHost open(Caller runAs, UUID targetId, UUID credentialId, Duration timeout) throws ConnectionFailed {
        ConnectionPlan plan = plans.plan(runAs, targetId, SSH, credentialId);
        return sessions.open(runAs, plan, timeout);
    }

    /**
     * Ends a process group on the target over a session of its own: asks first, then by force.
     *
     * @param grace between asking and force; zero goes straight to force
     * @return whether it is certainly gone; false if the host could not be reached or would not say
     */
    @Requires("targets:use")
    public boolean end(Caller runAs, UUID targetId, UUID credentialId, RemoteProcess process, Duration grace)
            throws InterruptedException {
        try (RemoteHost host = sessions.openToEnd(runAs, plans.plan(runAs, targetId, SSH, credentialId), TEST_TIME)) {
            return ProcessGroup.end(host, process, grace);
        } catch (ConnectionFailed e) {
            LOG.log(Level.INFO, "Process group {0} of target {1} could not be stopped: {2}", new Object[] {
                process.asText(), targetId, e.getMessage()
            });
            return false;
        }
    }

    /**
     * Whether a process group still runs on the target.
     *
     * @param atMost how long the host may take to answer
     * @throws ConnectionFailed if the host could not be reached or did not say
     */
    @Requires("targets:use")
    public boolean alive(Caller runAs, UUID targetId, UUID credentialId, RemoteProcess process, Duration atMost)
            throws ConnectionFailed, InterruptedException {
        try (RemoteHost host = open(runAs, targetId, credentialId, atMost)) {
            return ProcessGroup.alive(host, process, atMost);
        }
    }

    /**
     * Tries to reach the target over a new connection and to run {@code true} there.
     *
     * @param protocol the wire name, or null for SSH
     * @throws Problem 404 if there is no such target, 400 if the protocol cannot be tested
     */
    @Requires("targets:use")
    public ConnectionTestResult test(Caller caller, UUID targetId, String protocol) throws InterruptedException {
        if (protocol != null && !protocol.equals(SSH)) {
            throw Problem.invalid("protocol", "connections can be tested only over SSH so far");
        }
        long begun = System.nanoTime();
        try (RemoteHost host = sessions.openFresh(caller, plans.plan(caller, targetId, SSH, null), TEST_TIME)) {
            RemoteCommand command =
                    host.start(new CommandLine("true", Map.of(), null), (stream, bytes, offset, length) -> {});
            Optional<Integer> code = command.await(TEST_TIME);
            if (code.isEmpty()) {
                command.abandon();
                return result(false, Stage.COMMAND, begun, "The test command \"true\" did not finish within 30 s.");
            }
            return code.get() == 0
                    ? result(true, Stage.DONE, begun, "Connected, signed in and ran a command.")
                    : result(
                            false,
                            Stage.COMMAND,
                            begun,
                            "The test command \"true\" failed with exit code " + code.get() + ".");
        } catch (ConnectionFailed e) {
            if (e.code().equals("target_missing")) {
                throw Problem.notFound("target", targetId);
            }
            return result(false, e.stage(), begun, e.getMessage());
        }
    }

    private static ConnectionTestResult result(boolean ok, Stage stage, long begun, String detail) {
        return new ConnectionTestResult(
                ok, SSH, stage, Duration.ofNanos(System.nanoTime() - begun).toMillis(), detail);
    }
}
