package io.opsconductor.assets.inventory;

import io.opsconductor.assets.Protocol;
import java.util.List;
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
        List<String> hostKeys) {}
