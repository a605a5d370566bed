package io.opsconductor.communication.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.communication.Channel;
import io.opsconductor.communication.Notification;
import io.opsconductor.communication.Subscription;
import io.opsconductor.communication.SubscriptionFilter;
import io.opsconductor.communication.channel.Answer;
import io.opsconductor.communication.channel.ChannelRows;
import io.opsconductor.communication.channel.StoredChannel;
import io.opsconductor.platform.DomainEvent;
import io.opsconductor.platform.Ids;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.data.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is promised of a delivery: it is made, at least once, and for each event and subscription but one. */
class DeliveryRowsTest {
    private static final Answer REFUSED = new Answer(Answer.Result.FAILED, 500, "no");

    private final Jdbi jdbi = TestDatabase.fresh().jdbi();
    private final DomainEvent failed =
            event("io.opsconductor.automation.execution.failed", Map.of("state", "failed", "folder", "/prod/db"));
    private UUID channel;
    private SubscriptionRows.Candidate subscription;

    @BeforeEach
    void aSubscribedChannel() {
        channel = Ids.next();
        jdbi.useHandle(handle -> ChannelRows.insert(handle, channel(channel)));
        subscribe(List.of("io.opsconductor.automation.execution.*"), null, true);
        subscription = candidates(failed.type()).get(0);
    }

    @Test
    void anEventToldTwiceIsDeliveredOnce() {
        assertThat(insert()).isPresent();
        assertThat(insert()).isEmpty();
    }

    @Test
    void onlyEnabledSubscriptionsToTheTypeAreAsked() {
        subscribe(List.of("io.opsconductor.assets.*"), null, true);
        subscribe(List.of("io.opsconductor.*"), null, false);

        assertThat(candidates(failed.type())).containsExactly(subscription);
    }

    @Test
    void aFilterLooksAtStateAndFolder() {
        assertThat(new SubscriptionFilter(null, "/prod", List.of("failed")).matches(failed.data()))
                .isTrue();
        assertThat(new SubscriptionFilter(null, "/pro", null).matches(failed.data()))
                .isFalse();
        assertThat(new SubscriptionFilter(null, null, List.of("succeeded")).matches(failed.data()))
                .isFalse();
        assertThat(new SubscriptionFilter(Ids.next(), null, null).matches(failed.data()))
                .isFalse();
    }

    @Test
    void aTicketIsGoodForOneAttempt() {
        Ticket ticket = insert().orElseThrow();

        assertThat(begin(ticket)).isPresent();
        assertThat(begin(ticket)).isEmpty();
    }

    @Test
    void aLostTicketIsWrittenAgain() {
        Ticket ticket = insert().orElseThrow();
        assertThat(handOut()).isEmpty();

        passes("ticket_until");

        assertThat(handOut()).containsExactly(ticket);
        assertThat(handOut()).isEmpty();
    }

    @Test
    void ticketsOfABacklogAreBoundedHoweverLongItLasts() {
        List<Ticket> out = new ArrayList<>();
        jdbi.useTransaction(handle -> {
            for (int i = 0; i < 3 * DeliveryRows.MOST_TICKETS; i++) {
                DomainEvent next = event(failed.type(), Map.of("n", i));
                DeliveryRows.insert(handle, next, subscription).ifPresent(out::add);
            }
        });
        for (int minute = 0; minute < 5; minute++) {
            jdbi.useHandle(handle -> handle.execute("update communication.delivery set ticket_until = ticket_until"
                    + " - interval '1 minute', next_attempt_at = next_attempt_at - interval '1 minute'"));
            out.addAll(handOut());
        }
        assertThat(out).hasSize(DeliveryRows.MOST_TICKETS).doesNotHaveDuplicates();

        out.subList(0, 3).forEach(this::begin);

        assertThat(handOut()).hasSize(3).doesNotContainAnyElementsOf(out);
    }

    @Test
    void ticketThatTheBrokerDidNotTakeIsDueAgain() {
        Ticket ticket = insert().orElseThrow();
        jdbi.useHandle(handle -> DeliveryRows.takeBack(handle, List.of(ticket)));
        assertThat(handOut()).isEmpty();

        passes("next_attempt_at");

        assertThat(handOut()).containsExactly(ticket);
    }

    @Test
    void aSenderThatDiedIsReplacedAndItsLateAnswerRefused() {
        DeliveryRows.Begun dead = begin(insert().orElseThrow()).orElseThrow();
        passes("lease_until");

        Ticket again = handOut().get(0);
        assertThat(begin(again)).isPresent();
        jdbi.useHandle(handle -> DeliveryRows.end(
                handle, dead, DeliveryState.DELIVERED, new Answer(Answer.Result.DELIVERED, 200, "late")));

        assertThat(history().state()).isEqualTo("sending");
        assertThat(history().attempts()).isEqualTo(2);
    }

    @Test
    void aFailedAttemptIsMadeAgainWhenItsTimeHasCome() {
        DeliveryRows.Begun first = begin(insert().orElseThrow()).orElseThrow();
        jdbi.useHandle(handle -> DeliveryRows.postpone(handle, first, REFUSED, Duration.ofSeconds(10)));
        assertThat(handOut()).isEmpty();
        assertThat(history().state()).isEqualTo("failed");
        assertThat(history().lastAnswer().status()).isEqualTo(500);

        passes("next_attempt_at");

        assertThat(handOut()).containsExactly(new Ticket(first.id(), 1));
    }

    @Test
    void afterTheSixthAttemptItIsGivenUp() {
        assertThat(RetryPolicy.after(1)).contains(Duration.ofSeconds(10));
        assertThat(RetryPolicy.after(5)).contains(Duration.ofHours(2));
        assertThat(RetryPolicy.after(6)).isEmpty();
    }

    @Test
    void aPersonMakesADeadOneDueAtOnce() {
        DeliveryRows.Begun only = begin(insert().orElseThrow()).orElseThrow();
        assertThat(retry(only.id())).isFalse();
        jdbi.useHandle(handle -> DeliveryRows.end(handle, only, DeliveryState.DEAD, REFUSED));

        assertThat(retry(only.id())).isTrue();

        assertThat(handOut()).containsExactly(new Ticket(only.id(), 0));
    }

    @Test
    void theEventComesBackAsItWasTold() {
        DeliveryRows.Begun begun = begin(insert().orElseThrow()).orElseThrow();

        assertThat(begun.event()).isEqualTo(failed);
    }

    private boolean retry(UUID id) {
        return jdbi.withHandle(handle -> DeliveryHistory.retry(handle, id));
    }

    private Optional<Ticket> insert() {
        return jdbi.withHandle(handle -> DeliveryRows.insert(handle, failed, subscription));
    }

    private Optional<DeliveryRows.Begun> begin(Ticket ticket) {
        return jdbi.withHandle(handle -> DeliveryRows.begin(handle, ticket));
    }

    private List<Ticket> handOut() {
        return jdbi.withHandle(handle -> DeliveryRows.handOut(handle, 10));
    }

    private List<SubscriptionRows.Candidate> candidates(String type) {
        return jdbi.withHandle(handle -> SubscriptionRows.candidates(handle, type));
    }

    private Notification history() {
        return jdbi.withHandle(handle -> DeliveryHistory.list(
                        handle,
                        new io.opsconductor.communication.NotificationFilter(null, channel, null, null),
                        io.opsconductor.platform.Listing.first(1)))
                .items()
                .get(0);
    }

    private void passes(String column) {
        jdbi.useHandle(handle ->
                handle.execute("update communication.delivery set " + column + " = now() - interval '1 second'"));
    }

    private void subscribe(List<String> events, SubscriptionFilter filter, boolean enabled) {
        Instant now = Instant.now();
        Subscription subscription =
                new Subscription(Ids.next(), channel, events, filter, enabled, 1, now, "ada", now, "ada");
        jdbi.useHandle(handle -> SubscriptionRows.insert(handle, subscription));
    }

    private static StoredChannel channel(UUID id) {
        Instant now = Instant.now();
        JsonNode config = Json.tree(Map.of("url", "http://localhost/"));
        return new StoredChannel(
                new Channel(id, "hook", "webhook", config, List.of(), true, null, 1, now, "ada", now, "ada"), null);
    }

    private static DomainEvent event(String type, Object data) {
        return new DomainEvent(
                Ids.next(), type, Ids.next(), Instant.parse("2026-01-31T08:30:00Z"), "c-1", Json.tree(data));
    }
}
