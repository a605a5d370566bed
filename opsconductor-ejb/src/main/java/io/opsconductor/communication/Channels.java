package io.opsconductor.communication;

import io.opsconductor.communication.channel.Answer;
import io.opsconductor.communication.channel.ChannelConfig;
import io.opsconductor.communication.channel.ChannelConfigs;
import io.opsconductor.communication.channel.ChannelRows;
import io.opsconductor.communication.channel.ChannelSecrets;
import io.opsconductor.communication.channel.Sender;
import io.opsconductor.communication.channel.StoredChannel;
import io.opsconductor.platform.AuditEntry;
import io.opsconductor.platform.AuditLog;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.DomainEvent;
import io.opsconductor.platform.ExpectedVersion;
import io.opsconductor.platform.FieldError;
import io.opsconductor.platform.Ids;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.Listing;
import io.opsconductor.platform.Outbox;
import io.opsconductor.platform.Page;
import io.opsconductor.platform.Problem;
import io.opsconductor.platform.Requires;
import io.opsconductor.platform.Validation;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;

/** The ways to reach people and machines. Their secrets go in and never come out. */
@Stateless
public class Channels {
    private static final String THING = "channel";
    private static final String EVENT = "io.opsconductor.communication.channel.";

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private AuditLog audit;

    @Inject
    private Outbox outbox;

    @Inject
    private ChannelSecrets secrets;

    @Inject
    private Sender sender;

    /**
     * A page of channels by name.
     *
     * @param type only those of this type, or null for all
     */
    @Requires("channels:read")
    public Page<Channel> list(Caller caller, String type, Listing listing) {
        if (type != null) {
            ChannelConfigs.demandType(type);
        }
        Page<Channel> page = jdbi.withHandle(handle -> ChannelRows.list(handle, type, listing));
        return page.map(channel -> seenBy(caller, channel));
    }

    /** In the address of a webhook there may be a token, which is nothing for those who could not set it. */
    private static Channel seenBy(Caller caller, Channel channel) {
        return caller.may("channels:update") ? channel : StoredChannel.outlined(channel);
    }

    /**
     * One channel.
     *
     * @throws Problem 404 if there is none of that id
     */
    @Requires("channels:read")
    public Channel get(Caller caller, UUID id) {
        return seenBy(caller, get(id));
    }

    /**
     * What creating or changing would refuse at the fields, all at once, without storing anything.
     *
     * @param id of the channel that would be changed, or null for a new one
     */
    @Requires("channels:read")
    public List<FieldError> check(Caller caller, UUID id, ChannelCommand command) {
        return Validation.faults(
                () -> checked(command, id == null ? null : stored(id)),
                () -> refuseTakenName(id == null ? Ids.next() : id, command.name()));
    }

    /**
     * Sets a channel up.
     *
     * @throws Problem 400 naming each wrong field, 409 if the name is taken
     */
    @Requires("channels:create")
    public Channel create(Caller caller, ChannelCommand command) {
        StoredChannel stored = prepared(caller, command, null);
        jdbi.useHandle(handle -> ChannelRows.insert(handle, stored));
        Channel after = get(stored.id());
        told(caller, "created", null, after);
        return after;
    }

    /**
     * Changes a channel.
     *
     * @param expected the version that the caller read
     * @throws Problem 400 naming each wrong field, 404, 409 if the name is taken, 412 if the version is another
     */
    @Requires("channels:update")
    public Channel update(Caller caller, UUID id, ChannelCommand command, ExpectedVersion expected) {
        StoredChannel before = stored(id);
        long version = before.channel().version();
        expected.check(version);
        StoredChannel stored = prepared(caller, command, before);
        if (!jdbi.<Boolean, RuntimeException>withHandle(handle -> ChannelRows.update(handle, stored, version))) {
            throw Problem.stale();
        }
        Channel after = get(id);
        told(caller, "updated", before.channel(), after);
        return after;
    }

    /**
     * Removes a channel with its subscriptions; what was sent stays in the history.
     *
     * @param expected the version that the caller read
     * @throws Problem 404, 412 if the version is another
     */
    @Requires("channels:delete")
    public void delete(Caller caller, UUID id, ExpectedVersion expected) {
        Channel before = get(id);
        long version = before.version();
        expected.check(version);
        if (!jdbi.<Boolean, RuntimeException>withHandle(handle -> ChannelRows.delete(handle, id, version))) {
            throw Problem.stale();
        }
        told(caller, "deleted", before, null);
    }

    /**
     * Sends a test message now and waits for the answer.
     *
     * @throws Problem 404 if there is none of that id
     */
    @Requires("channels:update")
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public ChannelTestResult test(Caller caller, UUID id) {
        StoredChannel stored = stored(id);
        DomainEvent event = new DomainEvent(
                Ids.next(),
                EVENT + "tested",
                id,
                clock.instant(),
                caller.correlationId(),
                Json.tree(Map.of("name", stored.channel().name(), "requestedBy", caller.name())));
        long begun = System.nanoTime();
        Answer answer = sender.send(stored, event);
        ChannelTestResult test = new ChannelTestResult(
                answer.ok(), answer.detail(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
        String name = stored.channel().name();
        audit.recordApart(
                caller,
                test.ok()
                        ? AuditEntry.done("channel.tested", THING, id, name, null, test)
                        : AuditEntry.failed("channel.tested", THING, id, name, test));
        return test;
    }

    private StoredChannel prepared(Caller caller, ChannelCommand command, StoredChannel before) {
        ChannelConfig config = checked(command, before);
        UUID id = before == null ? Ids.next() : before.id();
        refuseTakenName(id, command.name());
        Map<String, String> kept = secrets.after(before, config);
        Instant now = clock.instant();
        Channel channel = new Channel(
                id,
                command.name(),
                config.type(),
                config.shown(),
                List.copyOf(kept.keySet()),
                command.enabled() == null || command.enabled(),
                null,
                1,
                now,
                caller.name(),
                now,
                caller.name());
        return new StoredChannel(channel, secrets.seal(id, kept));
    }

    private static ChannelConfig checked(ChannelCommand command, StoredChannel before) {
        Validation validation = new Validation().name("name", command.name());
        ChannelConfig config = ChannelConfigs.read(command.type(), command.config());
        if (before != null) {
            config = config.completedFrom(before.config());
        }
        config.check(validation);
        validation.orThrow();
        return config;
    }

    private void refuseTakenName(UUID id, String name) {
        if (jdbi.<Boolean, RuntimeException>withHandle(handle -> ChannelRows.taken(handle, name, id))) {
            throw Problem.taken(
                    "channel-name-taken", "name", "A channel named " + name + " already exists. Choose another name.");
        }
    }

    private void told(Caller caller, String happened, Channel before, Channel after) {
        Channel channel = StoredChannel.outlined(after == null ? before : after);
        audit.record(
                caller,
                AuditEntry.done(
                        "channel." + happened,
                        THING,
                        channel.id(),
                        channel.name(),
                        before == null ? null : StoredChannel.outlined(before),
                        after == null ? null : channel));
        outbox.publish(caller, EVENT + happened, channel.id(), channel);
    }

    private Channel get(UUID id) {
        return stored(id).channel();
    }

    private StoredChannel stored(UUID id) {
        return jdbi.withHandle(handle -> ChannelRows.find(handle, id)).orElseThrow(() -> Problem.notFound(THING, id));
    }
}
