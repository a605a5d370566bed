package io.opsconductor.batch;

import io.opsconductor.platform.Open;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Hears that there is work. Which work is asked of the database, so that a message may be lost or come twice. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "jms/opsconductor/work"),
            @ActivationConfigProperty(
                    propertyName = "connectionFactoryLookup",
                    propertyValue = "jms/opsconductor/connections"),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "acknowledgeMode", propertyValue = "Dups-ok-acknowledge")
        })
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WorkWakeUp implements MessageListener {
    @Inject
    private Lanes lanes;

    @Override
    @Open("called by the broker; it only lets the lanes look for work")
    public void onMessage(Message message) {
        lanes.wake();
    }
}
