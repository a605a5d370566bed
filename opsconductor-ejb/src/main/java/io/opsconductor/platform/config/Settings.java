package io.opsconductor.platform.config;

import io.opsconductor.platform.Network;
import io.opsconductor.platform.crypto.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The settings that an administrator may give, each under the name that {@link SettingsReader} reads it by.
 *
 * @param masterKeyFile {@code opsconductor.master.key.file}: where the master key is kept
 * @param adminPassword {@code opsconductor.admin.password}: the first administrator's password, if given
 * @param adminPasswordFile {@code opsconductor.admin.password.file}: where a generated one is written, if given
 * @param issuer {@code opsconductor.token.issuer}: the issuer of access tokens
 * @param accessTokenLifetime {@code opsconductor.token.lifetime}: how long an access token is good
 * @param sessionLifetime {@code opsconductor.session.lifetime}: how long a sign-in lives without being refreshed
 * @param baseUrl {@code opsconductor.base.url}: the address that people reach the console at, if given
 * @param trustedProxies {@code opsconductor.trusted.proxies}: reverse proxies, separated by commas, whose word counts on
 *     whom a request comes from
 * @param ssh connections to targets
 * @param engine the execution plane on this node
 */
public record Settings(
        Path masterKeyFile,
        Optional<Secret> adminPassword,
        Optional<Path> adminPasswordFile,
        String issuer,
        Duration accessTokenLifetime,
        Duration sessionLifetime,
        Optional<String> baseUrl,
        List<Network> trustedProxies,
        Ssh ssh,
        Engine engine) {

    /** Whether people reach the console by HTTPS, whatever the server itself is asked over. */
    public boolean isReachedByHttps() {
        return baseUrl.filter(url -> url.toLowerCase(Locale.ROOT).startsWith("https:"))
                .isPresent();
    }

    /**
     * Connections over SSH.
     *
     * @param connectTimeout {@code opsconductor.ssh.connect.timeout}: how long a host may take to accept a connection,
     *     and again to introduce itself
     * @param signInTimeout {@code opsconductor.ssh.auth.timeout}: how long the sign-in may take
     * @param keepAlive {@code opsconductor.ssh.keepalive}: after how much silence a host is asked whether it is there
     * @param transferTimeout {@code opsconductor.ssh.transfer.timeout}: how long a file transfer may stand still
     * @param sessions {@code opsconductor.ssh.sessions}: the most at a time on this node, in use and idle
     * @param idleSessions {@code opsconductor.ssh.sessions.idle}: the most idle ones
     * @param idleTime {@code opsconductor.ssh.sessions.idle.time}: after which an idle one is closed
     */
    public record Ssh(
            Duration connectTimeout,
            Duration signInTimeout,
            Duration keepAlive,
            Duration transferTimeout,
            int sessions,
            int idleSessions,
            Duration idleTime) {}

    /**
     * The execution plane on this node.
     *
     * @param node {@code opsconductor.engine.node}: what leases are held under; the host's name where none is given
     * @param lanes {@code opsconductor.engine.lanes}: event loops at most
     * @param tasks {@code opsconductor.engine.tasks}: tasks at once
     * @param taskOutputQuota {@code opsconductor.engine.output.task-quota}: bytes of output that a task may store
     * @param executionOutputQuota {@code opsconductor.engine.output.execution-quota}: the same for all tasks of one
     *     execution
     * @param outputBuffer {@code opsconductor.engine.output.buffer}: bytes that a lane holds before they are committed
     */
    public record Engine(
            String node, int lanes, int tasks, long taskOutputQuota, long executionOutputQuota, long outputBuffer) {}
}
