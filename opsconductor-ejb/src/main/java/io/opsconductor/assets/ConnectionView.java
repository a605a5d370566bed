package io.opsconductor.assets;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;

/**
 * One way to a target.
 *
 * @param protocol the wire name
 * @param preferred whether it is the target's default
 * @param options null for protocols that have none
 */
public record ConnectionView(
        String protocol,
        int port,
        UUID credentialId,
        @JsonProperty("default") boolean preferred,
        ConnectionOptions options) {}
