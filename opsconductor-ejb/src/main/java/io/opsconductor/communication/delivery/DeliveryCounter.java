package io.opsconductor.communication.delivery;

import io.opsconductor.communication.channel.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Counts the attempts of this node for {@code /metrics}, by channel type and result. */
@ApplicationScoped
class DeliveryCounter {
    @Inject
    private MetricRegistry registry;

    public void count(String channelType, Answer answer) {
        String result = answer.result().name().toLowerCase(Locale.ROOT);
        registry.counter("notifications.attempts", new Tag("channel", channelType), new Tag("result", result))
                .inc();
    }
}
