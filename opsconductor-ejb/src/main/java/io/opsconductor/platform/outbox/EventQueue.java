package io.opsconductor.platform.outbox;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.Queue;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * Puts events on the queue {@code jms/opsconductor/events}: one session and one commit for a batch. The transaction is
 * always one of its own, never the database's.
 */
@ApplicationScoped
public class EventQueue {
    @Resource(lookup = "jms/opsconductor/connections")
    private ConnectionFactory connections;

    @Resource(lookup = "jms/opsconductor/events")
    private Queue events;

    /**
     * Sends the events in order: all of them, or none if this throws.
     *
     * @param batch events as JSON
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void send(List<String> batch) {
        try (JMSContext session = connections.createContext()) {
            JMSProducer producer = session.createProducer();
            batch.forEach(event -> producer.send(events, event));
        }
    }
}
