package io.opsconductor.communication.channel;

import io.opsconductor.communication.Channel;
import java.util.UUID;

/**
 * A channel as its row keeps it.
 *
 * @param channel what may be shown
 * @param sealed the secrets of its configuration, or null
 */
public record StoredChannel(Channel channel, byte[] sealed) {
    /** The channel's id. */
    public UUID id() {
        return channel.id();
    }

    ChannelConfig config() {
        return ChannelConfigs.read(channel.type(), channel.config());
    }
}
