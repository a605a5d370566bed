package io.opsconductor.assets.inventory;

import io.opsconductor.assets.ConnectionOptions;
import io.opsconductor.assets.ConnectionView;
import io.opsconductor.assets.Protocol;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * A connection as it was checked and completed.
 *
 * @param credentialId or null
 * @param hostKeys the pins from now on, or null to leave them
 */
public record ConnectionSpec(
        Protocol protocol,
        int port,
        UUID credentialId,
        boolean preferred,
        String hostKeyPolicy,
        List<String> hostKeys) {

    /** Whether it brings the same credential to the same port as the other, and trusts the same keys there. */
    public boolean leadsLike(ConnectionView other) {
        return protocol.wireName().equals(other.protocol())
                && port == other.port()
                && Objects.equals(credentialId, other.credentialId())
                && (other.options() == null || trustsLike(other.options()));
    }

    private boolean trustsLike(ConnectionOptions options) {
        Set<String> pinned = options.hostKeys() == null ? Set.of() : Set.copyOf(options.hostKeys());
        return hostKeyPolicy.equals(options.hostKeyPolicy())
                && (hostKeys == null || Set.copyOf(hostKeys).equals(pinned));
    }
}
