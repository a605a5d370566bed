package io.opsconductor.platform.outbox;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.Queue;
import java.util.List;

/**
 * Puts events on the queue {@code jms/opsconductor/events}: one session for a batch. Call it outside of the container's
 * transactions, so that each event is the broker's when its sending returns.
 */
@ApplicationScoped
public class EventQueue {
    @Resource(lookup = "jms/opsconductor/connections")
    private ConnectionFactory connections;

    @Resource(lookup = "jms/opsconductor/events")
    private Queue events;

    /**
     * Sends the events in order: if this throws, some of the first may have been sent.
     *
     * @param batch events as JSON
     */
    public void send(List<String> batch) {
        try (JMSContext session = connections.createContext()) {
            JMSProducer producer = session.createProducer();
            batch.forEach(event -> producer.send(events, event));
        }
    }
}
