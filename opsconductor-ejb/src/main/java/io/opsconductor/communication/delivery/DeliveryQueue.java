package io.opsconductor.communication.delivery;

import io.opsconductor.platform.Json;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.Queue;
import java.util.List;

/** Puts tickets on the queue {@code jms/opsconductor/deliveries}; call it outside of transactions. */
@ApplicationScoped
class DeliveryQueue {
    @Resource(lookup = "jms/opsconductor/connections")
    private ConnectionFactory connections;

    @Resource(lookup = "jms/opsconductor/deliveries")
    private Queue deliveries;

    /** Sends the tickets; if this throws, some of the first may have been sent. */
    public void send(List<Ticket> tickets) {
        try (JMSContext session = connections.createContext()) {
            JMSProducer producer = session.createProducer();
            tickets.forEach(ticket -> producer.send(deliveries, Json.write(ticket)));
        }
    }
}
