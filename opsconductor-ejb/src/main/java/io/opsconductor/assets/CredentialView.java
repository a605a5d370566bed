package io.opsconductor.assets;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A credential as it shows itself: never its secret.
 *
 * @param type the wire name, {@code ssh-key}
 * @param fingerprint of the public key, {@code SHA256:…}; null where there is none
 * @param names of the values of a {@code secret}; null for other types
 * @param expiresAt or null
 * @param usage who would miss it
 */
public record CredentialView(
        UUID id,
        String name,
        String type,
        String description,
        String username,
        String domain,
        String authProtocol,
        String privProtocol,
        String header,
        String tokenUrl,
        String clientId,
        String scopes,
        String fingerprint,
        List<String> names,
        Instant expiresAt,
        Usage usage,
        long version,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy) {

    /**
     * Who uses a credential.
     *
     * @param targets how many targets
     * @param jobs how many jobs
     */
    public record Usage(int targets, int jobs) {}

    /** The same with the number of jobs. */
    public CredentialView usedByJobs(int jobs) {
        return new CredentialView(
                id,
                name,
                type,
                description,
                username,
                domain,
                authProtocol,
                privProtocol,
                header,
                tokenUrl,
                clientId,
                scopes,
                fingerprint,
                names,
                expiresAt,
                new Usage(usage.targets, jobs),
                version,
                createdAt,
                createdBy,
                updatedAt,
                updatedBy);
    }
}
