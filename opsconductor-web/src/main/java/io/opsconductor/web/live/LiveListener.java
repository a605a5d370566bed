package io.opsconductor.web.live;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
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
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Hears from the execution plane, on whatever node it runs, that an execution changed. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "jms/opsconductor/live"),
            @ActivationConfigProperty(
                    propertyName = "connectionFactoryLookup",
                    propertyValue = "jms/opsconductor/connections"),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Topic"),
            @ActivationConfigProperty(propertyName = "acknowledgeMode", propertyValue = "Dups-ok-acknowledge")
        })
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LiveListener implements MessageListener {
    private static final Logger LOG = Logger.getLogger(LiveListener.class.getName());

    @Inject
    private LiveStreams streams;

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Signal(UUID executionId) {}

    @Override
    @Open("called by the broker; it reads nothing and only wakes live views")
    public void onMessage(Message message) {
        try {
            streams.changed(
                    Json.read(message.getBody(String.class), Signal.class).executionId());
        } catch (JMSException | RuntimeException e) {
            LOG.log(Level.FINE, "A live signal could not be read; live views look by themselves", e);
        }
    }
}
