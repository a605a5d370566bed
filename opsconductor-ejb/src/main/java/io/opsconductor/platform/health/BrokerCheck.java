package io.opsconductor.platform.health;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether the message broker answers: a temporary queue is made and removed, since pooled connections prove nothing.
 */
@Readiness
@ApplicationScoped
public class BrokerCheck implements HealthCheck {
    @Resource(lookup = "concurrent/opsconductor/background")
    private ManagedExecutorService executor;

    @Resource(lookup = "jms/opsconductor/connections")
    private ConnectionFactory connections;

    private Probe probe;

    @PostConstruct
    void prepare() {
        probe = new Probe(executor, this::ask);
    }

    private String ask() throws JMSException {
        try (JMSContext session = connections.createContext()) {
            session.createTemporaryQueue().delete();
            return session.getMetaData().getJMSProviderName();
        }
    }

    @Override
    public HealthCheckResponse call() {
        Probe.Finding found = probe.finding();
        return HealthCheckResponse.named("broker")
                .status(found.up())
                .withData("detail", found.detail())
                .build();
    }
}
