package io.opsconductor.communication;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.platform.NullRefused;

/**
 * What a channel is to be. What a client read and sends back along ({@code id}, {@code version}…) is ignored.
 *
 * @param name unique
 * @param type {@code email} or {@code webhook}
 * @param config email {@code {host, port, security: none|starttls|tls, username?, password?, from, to: […]}} or webhook
 *     {@code {url, secret?, headers?}}. When a channel is changed, an absent secret is kept and an empty one removed
 * @param enabled whether anything is sent to it; true when absent
 */
@JsonIgnoreProperties({"id", "secrets", "disabledReason", "version", "createdAt", "createdBy", "updatedAt", "updatedBy"
})
public record ChannelCommand(
        String name,
        String type,
        JsonNode config,
        @NullRefused Boolean enabled) {}
