package io.opsconductor.platform.config;

import io.opsconductor.platform.crypto.Secret;
import java.nio.file.Path;
import java.time.Duration;
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
 */
public record Settings(
        Path masterKeyFile,
        Optional<Secret> adminPassword,
        Optional<Path> adminPasswordFile,
        String issuer,
        Duration accessTokenLifetime,
        Duration sessionLifetime) {}
