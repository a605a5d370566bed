package io.opsconductor.assets.connection;

import java.util.List;
import java.util.UUID;

/**
 * Everything that a connection to a target needs, with the secret still sealed.
 *
 * @param protocol the wire name, {@code ssh}
 * @param acceptFirst whether the first key of a host without pins is trusted
 * @param pinned the keys the host may show
 * @param credentialVersion grows when the credential changes
 * @param credentialType the wire name, {@code ssh-key}
 */
public record ConnectionPlan(
        UUID targetId,
        String targetName,
        String address,
        int port,
        String protocol,
        boolean acceptFirst,
        List<String> pinned,
        UUID credentialId,
        long credentialVersion,
        String credentialType,
        String username,
        byte[] sealed) {}
