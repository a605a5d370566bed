package io.opsconductor.communication.delivery;

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

/** Makes the attempt that a ticket asks for. A ticket that is lost is written again, so a failure here loses nothing. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(
                    propertyName = "destinationLookup",
                    propertyValue = "jms/opsconductor/deliveries"),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue")
        })
public class DeliveryListener implements MessageListener {
    private static final Logger LOG = Logger.getLogger(DeliveryListener.class.getName());

    @Inject
    private Courier courier;

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    @Open("called by the broker, for the product itself")
    public void onMessage(Message message) {
        try {
            courier.deliver(Json.read(message.getBody(String.class), Ticket.class));
        } catch (JMSException | UncheckedIOException e) {
            LOG.log(Level.SEVERE, "A message on the delivery queue is not a ticket and was dropped", e);
        }
    }
}
