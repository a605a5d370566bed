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

    /** The settings of its channel, without secrets. */
    public ChannelConfig config() {
        return config(channel);
    }

    /** The channel as those may see it who may not change it, and as events and the audit log tell of it. */
    public static Channel outlined(Channel channel) {
        return new Channel(
                channel.id(),
                channel.name(),
                channel.type(),
                config(channel).outlined(),
                channel.secrets(),
                channel.enabled(),
                channel.disabledReason(),
                channel.version(),
                channel.createdAt(),
                channel.createdBy(),
                channel.updatedAt(),
                channel.updatedBy());
    }

    private static ChannelConfig config(Channel channel) {
        return ChannelConfigs.read(channel.type(), channel.config());
    }
}
