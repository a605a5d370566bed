package io.opsconductor.communication.delivery;

import io.opsconductor.communication.channel.Answer;
import io.opsconductor.communication.channel.ChannelRows;
import io.opsconductor.communication.channel.StoredChannel;
import io.opsconductor.platform.AuditEntry;
import io.opsconductor.platform.AuditLog;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.DomainEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The short transactions around a delivery; between them the network is waited for. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class DeliveryBooks {
    private static final int HAND_OUT = 200;

    @Inject
    private Jdbi jdbi;

    @Inject
    private AuditLog audit;

    /** Adds a delivery for each subscription that the event fits, unless it has one already; tells what to hand out. */
    public List<Ticket> open(DomainEvent event) {
        return jdbi.withHandle(handle -> SubscriptionRows.candidates(handle, event.type()).stream()
                .filter(s -> s.filter() == null || s.filter().matches(event.data()))
                .flatMap(s -> DeliveryRows.insert(handle, event, s).stream())
                .toList());
    }

    /** Hands out what is due. */
    public List<Ticket> due() {
        return jdbi.withHandle(handle -> DeliveryRows.handOut(handle, HAND_OUT));
    }

    /** Takes tickets back that the broker did not take. */
    public void takeBack(List<Ticket> tickets) {
        jdbi.useHandle(handle -> DeliveryRows.takeBack(handle, tickets));
    }

    /** Begins the attempt; empty if the ticket is out of date. */
    public Optional<DeliveryRows.Begun> begin(Ticket ticket) {
        return jdbi.withHandle(handle -> DeliveryRows.begin(handle, ticket));
    }

    /** The channel to send it over; empty if it was removed or disabled meanwhile. */
    public Optional<StoredChannel> channel(DeliveryRows.Begun begun) {
        return jdbi.withHandle(handle -> ChannelRows.find(handle, begun.channelId()))
                .filter(stored -> stored.channel().enabled());
    }

    /** Writes down what came of it. */
    public void end(DeliveryRows.Begun begun, Answer answer) {
        Optional<Duration> wait = RetryPolicy.after(begun.attempts());
        jdbi.useHandle(handle -> {
            switch (answer.result()) {
                case DELIVERED -> DeliveryRows.end(handle, begun, DeliveryState.DELIVERED, answer);
                case FAILED ->
                    wait.ifPresentOrElse(
                            w -> DeliveryRows.postpone(handle, begun, answer, w),
                            () -> DeliveryRows.end(handle, begun, DeliveryState.DEAD, answer));
                case GONE -> {
                    DeliveryRows.end(handle, begun, DeliveryState.DEAD, answer);
                    ChannelRows.find(handle, begun.channelId()).ifPresent(stored -> {
                        ChannelRows.disable(handle, begun.channelId(), "The receiver answered 410 Gone");
                        Map<String, String> why = Map.of("reason", "The receiver answered 410 Gone");
                        String name = stored.channel().name();
                        audit.record(
                                Caller.system("notifications"),
                                AuditEntry.done("channel.disabled", "channel", stored.id(), name, null, why));
                    });
                }
            }
        });
    }

    /** Ends a delivery whose channel is no more. */
    public void giveUp(DeliveryRows.Begun begun, String why) {
        Answer answer = new Answer(Answer.Result.FAILED, null, why);
        jdbi.useHandle(handle -> DeliveryRows.end(handle, begun, DeliveryState.DEAD, answer));
    }

    /** Removes a batch of what ended longer ago than that; tells how many. */
    public int purge(int days, int limit) {
        return jdbi.withHandle(handle -> DeliveryRows.purge(handle, days, limit));
    }
}
