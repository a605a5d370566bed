package io.opsconductor.communication.delivery;

import io.opsconductor.platform.DomainEvent;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.Open;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Hears every event. The message is acknowledged when its deliveries are committed, in no common transaction; while the
 * database is away the broker keeps it and offers it again.
 */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "jms/opsconductor/events"),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "endpointExceptionRedeliveryAttempts", propertyValue = "100000"),
            @ActivationConfigProperty(propertyName = "endpointExceptionRedeliveryInterval", propertyValue = "5000")
        })
public class EventListener implements MessageListener {
    private static final Logger LOG = Logger.getLogger(EventListener.class.getName());

    @Inject
    private Courier courier;

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    @Open("called by the broker, for the product itself")
    public void onMessage(Message message) {
        DomainEvent event;
        try {
            event = Json.read(message.getBody(String.class), DomainEvent.class);
        } catch (JMSException | UncheckedIOException e) {
            LOG.log(Level.SEVERE, "A message on the event queue is not an event and was dropped", e);
            return;
        }
        courier.accept(event);
    }
}
