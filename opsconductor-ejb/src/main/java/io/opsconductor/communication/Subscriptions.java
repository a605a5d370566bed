package io.opsconductor.communication;

import io.opsconductor.communication.channel.ChannelRows;
import io.opsconductor.communication.delivery.EventPattern;
import io.opsconductor.communication.delivery.SubscriptionRows;
import io.opsconductor.platform.AuditEntry;
import io.opsconductor.platform.AuditLog;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.ExpectedVersion;
import io.opsconductor.platform.FieldError;
import io.opsconductor.platform.Ids;
import io.opsconductor.platform.Listing;
import io.opsconductor.platform.Outbox;
import io.opsconductor.platform.Page;
import io.opsconductor.platform.Permissions;
import io.opsconductor.platform.Problem;
import io.opsconductor.platform.Requires;
import io.opsconductor.platform.Validation;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Which events go to which channels. */
@Stateless
public class Subscriptions {
    private static final String THING = "subscription";
    private static final int MOST_PATTERNS = 50;

    /** Whose events tell as much as reading it does, and by which permission that is allowed. */
    private static final Map<String, String> READING = Map.of(
            "io.opsconductor.automation.execution", "executions:read",
            "io.opsconductor.automation.job", "jobs:read",
            "io.opsconductor.assets.target", "targets:read",
            "io.opsconductor.assets.targetGroup", "target-groups:read",
            "io.opsconductor.assets.credential", "credentials:read",
            "io.opsconductor.communication.channel", "channels:read",
            "io.opsconductor.communication.subscription", "subscriptions:read",
            "io.opsconductor.identity.user", "users:read",
            "io.opsconductor.identity.role", "roles:read");

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private AuditLog audit;

    @Inject
    private Outbox outbox;

    @Inject
    private Permissions permissions;

    /**
     * A page of subscriptions, newest first.
     *
     * @param channelId only those of this channel, or null for all
     */
    @Requires("subscriptions:read")
    public Page<Subscription> list(Caller caller, UUID channelId, Listing listing) {
        return jdbi.withHandle(handle -> SubscriptionRows.list(handle, channelId, listing));
    }

    /**
     * One subscription.
     *
     * @throws Problem 404 if there is none of that id
     */
    @Requires("subscriptions:read")
    public Subscription get(Caller caller, UUID id) {
        return find(id);
    }

    /** What creating or changing would refuse at the fields, all at once, without storing anything. */
    @Requires("subscriptions:read")
    public List<FieldError> check(Caller caller, SubscriptionCommand command) {
        return Validation.faults(() -> checked(caller, Ids.next(), command));
    }

    /**
     * Subscribes a channel to events.
     *
     * @throws Problem 400 naming each wrong field, 403 if the caller may not read what the events tell
     */
    @Requires("subscriptions:create")
    public Subscription create(Caller caller, SubscriptionCommand command) {
        Subscription subscription = checked(caller, Ids.next(), command);
        demandReading(caller, subscription);
        jdbi.useHandle(handle -> SubscriptionRows.insert(handle, subscription));
        Subscription after = find(subscription.id());
        told(caller, "created", null, after);
        return after;
    }

    /**
     * Changes a subscription.
     *
     * @param expected the version that the caller read
     * @throws Problem 400 naming each wrong field, 403 if the caller may not read what the events tell, 404, 412 if the
     *     version is another
     */
    @Requires("subscriptions:update")
    public Subscription update(Caller caller, UUID id, SubscriptionCommand command, ExpectedVersion expected) {
        Subscription before = find(id);
        expected.check(before.version());
        Subscription changed = checked(caller, id, command);
        demandReading(caller, changed);
        if (!jdbi.<Boolean, RuntimeException>withHandle(
                handle -> SubscriptionRows.update(handle, changed, before.version()))) {
            throw Problem.stale();
        }
        Subscription after = find(id);
        told(caller, "updated", before, after);
        return after;
    }

    /**
     * Ends a subscription; what was sent stays in the history.
     *
     * @param expected the version that the caller read
     * @throws Problem 404, 412 if the version is another
     */
    @Requires("subscriptions:delete")
    public void delete(Caller caller, UUID id, ExpectedVersion expected) {
        Subscription before = find(id);
        expected.check(before.version());
        if (!jdbi.<Boolean, RuntimeException>withHandle(
                handle -> SubscriptionRows.delete(handle, id, before.version()))) {
            throw Problem.stale();
        }
        told(caller, "deleted", before, null);
    }

    private Subscription checked(Caller caller, UUID id, SubscriptionCommand command) {
        Validation validation = new Validation();
        List<String> events = command.events() == null ? List.of() : command.events();
        validation
                .check(command.channelId() != null, "channelId", "is required")
                .check(
                        command.channelId() == null || channelExists(command.channelId()),
                        "channelId",
                        "must be the id of a channel")
                .check(
                        !events.isEmpty() && events.size() <= MOST_PATTERNS,
                        "events",
                        "must list 1 to " + MOST_PATTERNS + " event type patterns");
        for (int i = 0; i < Math.min(events.size(), MOST_PATTERNS); i++) {
            validation.check(
                    EventPattern.accepts(events.get(i)),
                    "events[" + i + "]",
                    "must be an event type; * may end a segment, as in io.opsconductor.automation.execution.*");
        }
        SubscriptionFilter filter = command.filter();
        if (filter != null) {
            validation
                    .text("filter.folder", filter.folder(), 1_000)
                    .check(
                            filter.states() == null || SubscriptionFilter.STATES.containsAll(filter.states()),
                            "filter.states",
                            "must be final execution states: " + String.join(", ", SubscriptionFilter.STATES));
        }
        validation.orThrow();
        Instant now = clock.instant();
        boolean enabled = command.enabled() == null || command.enabled();
        return new Subscription(
                id,
                command.channelId(),
                List.copyOf(events),
                filter,
                enabled,
                1,
                now,
                caller.name(),
                now,
                caller.name());
    }

    /** Nobody has events sent to a place of their own that tell what they may not read. */
    private void demandReading(Caller caller, Subscription subscription) {
        List<EventPattern> patterns =
                subscription.events().stream().map(EventPattern::new).toList();
        READING.forEach((thing, permission) -> {
            if (patterns.stream().anyMatch(pattern -> pattern.reaches(thing))) {
                permissions.demand(caller, permission);
            }
        });
    }

    private boolean channelExists(UUID id) {
        return jdbi.withHandle(handle -> ChannelRows.find(handle, id)).isPresent();
    }

    private void told(Caller caller, String happened, Subscription before, Subscription after) {
        Subscription subscription = after == null ? before : after;
        audit.record(
                caller, AuditEntry.done("subscription." + happened, THING, subscription.id(), null, before, after));
        outbox.publish(
                caller, "io.opsconductor.communication.subscription." + happened, subscription.id(), subscription);
    }

    private Subscription find(UUID id) {
        return jdbi.withHandle(handle -> SubscriptionRows.find(handle, id))
                .orElseThrow(() -> Problem.notFound(THING, id));
    }
}
