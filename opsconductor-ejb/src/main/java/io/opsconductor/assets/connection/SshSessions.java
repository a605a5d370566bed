package io.opsconductor.assets.connection;

import io.opsconductor.assets.ConnectionFailed;
import io.opsconductor.assets.RemoteHost;
import io.opsconductor.assets.Stage;
import io.opsconductor.assets.credential.Credential;
import io.opsconductor.assets.credential.SealedParts;
import io.opsconductor.assets.ssh.HostKeys;
import io.opsconductor.assets.ssh.SshConnector;
import io.opsconductor.assets.ssh.SshLogin;
import io.opsconductor.assets.ssh.SshPeer;
import io.opsconductor.assets.ssh.SshPool;
import io.opsconductor.assets.ssh.SshTimeouts;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.config.Settings;
import io.opsconductor.platform.crypto.Secret;
import io.opsconductor.platform.crypto.Vault;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.annotation.Gauge;

/** This node's SSH sessions. Secrets are opened when a session is made, and wiped as soon as it stands. */
@ApplicationScoped
public class SshSessions {
    @Inject
    private Settings settings;

    @Inject
    private Vault vault;

    @Inject
    private HostKeyPins pins;

    private ScheduledThreadPoolExecutor watchdog;
    private SshConnector connector;
    private SshTimeouts timeouts;
    private SshPool pool;

    @PostConstruct
    void start() {
        // Not the container's executor: its tasks only close sockets, need no context, and must run when that is busy.
        watchdog = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(null, work, "ssh-watchdog", 0, false);
            thread.setDaemon(true);
            return thread;
        });
        watchdog.setRemoveOnCancelPolicy(true);
        connector = new SshConnector(watchdog);
        Settings.Ssh ssh = settings.ssh();
        timeouts = new SshTimeouts(ssh.connectTimeout(), ssh.signInTimeout(), ssh.keepAlive(), ssh.transferTimeout());
        pool = new SshPool(new SshPool.Limits(ssh.sessions(), ssh.idleSessions(), ssh.idleTime()), watchdog);
    }

    @PreDestroy
    void stop() {
        pool.close();
        watchdog.shutdownNow();
    }

    /** A session for the plan, warm if there is one. */
    public RemoteHost open(Caller runAs, ConnectionPlan plan, Duration timeout) throws ConnectionFailed {
        return pool.borrow(SessionKey.of(plan, runAs), plan.pinned(), opener(runAs, plan, timeout), timeout);
    }

    /** A session for ending a process: there is one even when all others are in use. */
    public RemoteHost openToEnd(Caller runAs, ConnectionPlan plan, Duration timeout) throws ConnectionFailed {
        return pool.borrowToEnd(SessionKey.of(plan, runAs), plan.pinned(), opener(runAs, plan, timeout), timeout);
    }

    /** A new session for the plan, to see whether one can be made now; it serves nobody else. */
    public RemoteHost openFresh(Caller runAs, ConnectionPlan plan, Duration timeout) throws ConnectionFailed {
        return pool.fresh(SessionKey.of(plan, runAs), opener(runAs, plan, timeout), timeout);
    }

    private SshPool.Opener opener(Caller runAs, ConnectionPlan plan, Duration timeout) {
        SshTimeouts limited = timeouts.atMost(timeout);
        return () -> {
            try (SshLogin login = login(plan)) {
                return connector.connect(peer(runAs, plan), login, limited);
            } catch (ConnectionFailed e) {
                if (e.stage() == Stage.HOST_KEY) {
                    // Whoever answers there now, the warm sessions are not to be trusted any longer either.
                    closeIdleOfTarget(plan.targetId());
                }
                throw e;
            }
        };
    }

    private SshPeer peer(Caller runAs, ConnectionPlan plan) {
        HostKeys keys = plan.acceptFirst()
                ? new HostKeys(plan.pinned(), key -> pins.pinFirst(runAs, plan, key))
                : HostKeys.strict(plan.pinned());
        return new SshPeer(plan.targetName(), plan.address(), plan.port(), keys);
    }

    private SshLogin login(ConnectionPlan plan) throws ConnectionFailed {
        try (Secret sealed = vault.open(plan.sealed(), Credential.boundTo(plan.credentialId()))) {
            Map<String, String> parts = SealedParts.read(sealed);
            return switch (plan.credentialType()) {
                case "ssh-password" -> SshLogin.withPassword(plan.username(), Secret.of(parts.get("password")));
                case "ssh-key" -> SshLogin.withKey(plan.username(), Secret.of(parts.get("privateKey")));
                default ->
                    throw new ConnectionFailed(
                            Stage.RESOLVE,
                            "credential_missing",
                            "A credential of type " + plan.credentialType()
                                    + " cannot sign in over SSH. Use one of type ssh-key or ssh-password.");
            };
        }
    }

    /** Closes the warm sessions of a credential, at once, when it was changed or deleted. */
    public void closeIdleOfCredential(UUID credentialId) {
        pool.closeIdleOf(key -> key instanceof SessionKey k && k.credentialId().equals(credentialId));
    }

    /** Closes the warm sessions of a target, at once, when it was changed or deleted. */
    public void closeIdleOfTarget(UUID targetId) {
        pool.closeIdleOf(key -> key instanceof SessionKey k && k.targetId().equals(targetId));
    }

    /** Sessions that are open. */
    @Gauge(name = "opsconductor_ssh_sessions", unit = MetricUnits.NONE, absolute = true)
    public long sessions() {
        return pool.sessions();
    }

    /** Sessions that are open and wait for their next use. */
    @Gauge(name = "opsconductor_ssh_sessions_idle", unit = MetricUnits.NONE, absolute = true)
    public long idleSessions() {
        return pool.idleSessions();
    }

    /** Sessions that were made since the start. */
    @Gauge(name = "opsconductor_ssh_sessions_opened_total", unit = MetricUnits.NONE, absolute = true)
    public long opened() {
        return pool.opened();
    }

    /** Times a session was used again since the start. */
    @Gauge(name = "opsconductor_ssh_sessions_reused_total", unit = MetricUnits.NONE, absolute = true)
    public long reused() {
        return pool.reused();
    }
}
