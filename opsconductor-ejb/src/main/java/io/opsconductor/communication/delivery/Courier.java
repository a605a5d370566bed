package io.opsconductor.communication.delivery;

import io.opsconductor.communication.channel.Answer;
import io.opsconductor.communication.channel.Sender;
import io.opsconductor.communication.channel.StoredChannel;
import io.opsconductor.platform.DomainEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSRuntimeException;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Brings events to the channels that want them: matches, makes the attempts, writes down what came of them. */
@ApplicationScoped
class Courier {
    private static final Logger LOG = Logger.getLogger(Courier.class.getName());

    @Inject
    private DeliveryBooks books;

    @Inject
    private DeliveryQueue queue;

    @Inject
    private Sender sender;

    @Inject
    private DeliveryCounter counter;

    /** Takes an event up: a delivery for each subscription it fits, at most once however often the event is told. */
    public void accept(DomainEvent event) {
        hand(books.open(event));
        counter.heard(event);
    }

    /** Hands out what is due again; tells whether there may be more. */
    public boolean handOutDue() {
        List<Ticket> due = books.due();
        hand(due);
        return !due.isEmpty();
    }

    /** Makes one attempt. */
    public void deliver(Ticket ticket) {
        Optional<DeliveryRows.Begun> begun = books.begin(ticket);
        if (begun.isEmpty()) {
            return;
        }
        DeliveryRows.Begun attempt = begun.get();
        Optional<StoredChannel> channel = books.channel(attempt);
        if (channel.isEmpty()) {
            books.giveUp(attempt, "The channel was removed or disabled");
            return;
        }
        Answer answer = attempt(channel.get(), attempt);
        books.end(attempt, answer);
        counter.attempted(channel.get().channel().type(), answer);
    }

    private Answer attempt(StoredChannel channel, DeliveryRows.Begun attempt) {
        try {
            return sender.send(channel, attempt.event());
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, e, () -> "Channel " + channel.id() + " cannot send");
            return new Answer(Answer.Result.FAILED, null, "An internal error occurred; see the server log");
        }
    }

    private void hand(List<Ticket> tickets) {
        if (tickets.isEmpty()) {
            return;
        }
        try {
            queue.send(tickets);
        } catch (JMSRuntimeException e) {
            LOG.log(Level.FINE, "The broker is away; the tickets are written again", e);
            books.takeBack(tickets);
        }
    }
}
