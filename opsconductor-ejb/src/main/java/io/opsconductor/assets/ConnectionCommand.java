package io.opsconductor.assets;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;

/**
 * What a connection is to be like.
 *
 * @param protocol the wire name
 * @param port null means the protocol's own
 * @param credentialId null means none yet
 * @param preferred whether it is the target's default; null means no
 * @param options null means the usual ones
 */
public record ConnectionCommand(
        String protocol,
        Integer port,
        UUID credentialId,
        @JsonProperty("default") Boolean preferred,
        ConnectionOptions options) {}
