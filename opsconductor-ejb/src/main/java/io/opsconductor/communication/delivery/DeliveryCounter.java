package io.opsconductor.communication.delivery;

import io.opsconductor.communication.channel.Answer;
import io.opsconductor.platform.DomainEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Counts for {@code /metrics} what this node heard and sent. */
@ApplicationScoped
class DeliveryCounter {
    private static final Metadata EVENTS = Metadata.builder()
            .withName("opsconductor.events")
            .withDescription("Events published, by type; execution.succeeded and the like are finished executions")
            .build();
    private static final Metadata ATTEMPTS = Metadata.builder()
            .withName("opsconductor.notifications.attempts")
            .withDescription("Attempts to send a notification, by type of channel and result")
            .build();

    @Inject
    private MetricRegistry registry;

    /** An event was heard. */
    public void heard(DomainEvent event) {
        registry.counter(EVENTS, new Tag("type", event.type())).inc();
    }

    /** An attempt ended. */
    public void attempted(String channelType, Answer answer) {
        String result = answer.result().name().toLowerCase(Locale.ROOT);
        registry.counter(ATTEMPTS, new Tag("channel", channelType), new Tag("result", result))
                .inc();
    }
}
