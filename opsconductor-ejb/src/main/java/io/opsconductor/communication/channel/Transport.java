package io.opsconductor.communication.channel;

import io.opsconductor.platform.DomainEvent;

/** Sends a message about an event over one type of channel. It holds no database connection while it does. */
interface Transport<C extends ChannelConfig> {
    /** Sends it; whatever the receiver or the network does becomes an answer, never an exception. */
    Answer send(C config, DomainEvent event);
}
