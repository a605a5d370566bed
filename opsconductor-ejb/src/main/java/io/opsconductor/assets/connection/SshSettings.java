package io.opsconductor.assets.connection;

import io.opsconductor.assets.ssh.SshPool;
import io.opsconductor.assets.ssh.SshTimeouts;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The settings of SSH connections. Times are ISO 8601 durations ({@code PT10S}). */
@Dependent
public class SshSettings {
    @Inject
    @ConfigProperty(name = "opsconductor.ssh.connect.timeout", defaultValue = "PT10S")
    private Duration connect;

    @Inject
    @ConfigProperty(name = "opsconductor.ssh.auth.timeout", defaultValue = "PT30S")
    private Duration authenticate;

    @Inject
    @ConfigProperty(name = "opsconductor.ssh.keepalive", defaultValue = "PT15S")
    private Duration keepAlive;

    @Inject
    @ConfigProperty(name = "opsconductor.ssh.transfer.timeout", defaultValue = "PT60S")
    private Duration stall;

    @Inject
    @ConfigProperty(name = "opsconductor.ssh.sessions", defaultValue = "512")
    private int sessions;

    @Inject
    @ConfigProperty(name = "opsconductor.ssh.sessions.idle", defaultValue = "512")
    private int idleSessions;

    @Inject
    @ConfigProperty(name = "opsconductor.ssh.sessions.idle.time", defaultValue = "PT60S")
    private Duration idleTime;

    SshTimeouts timeouts() {
        return new SshTimeouts(connect, authenticate, keepAlive, stall);
    }

    SshPool.Limits limits() {
        return new SshPool.Limits(sessions, idleSessions, idleTime);
    }
}
