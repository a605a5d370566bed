package io.opsconductor.web.live;

import io.opsconductor.automation.ExecutionFeed;
import io.opsconductor.automation.ExecutionView;
import io.opsconductor.automation.FeedItem;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One live view of one execution: a snapshot, then what changes, then the end. Its place is the sequence of the last
 * change sent, which is also the id that a reader comes back with. {@link #pump()} sends what there is and returns; it is
 * called whenever something may have changed, from any thread, and never runs twice at a time.
 */
final class ExecutionStream {
    private static final Logger LOG = Logger.getLogger(ExecutionStream.class.getName());
    private static final int CHANGES_AT_ONCE = 32;
    /** Readers are promised a comment within 15 s; a look comes every two seconds, and one may come late. */
    static final Duration COMMENT_AFTER = Duration.ofSeconds(15).minusSeconds(2 * LiveStreams.LOOK_SECONDS);

    private static final Duration RIGHTS_EVERY = Duration.ofSeconds(30);

    private enum Pumping {
        IDLE,
        RUNNING,
        ONCE_MORE
    }

    private final ExecutionFeed feed;
    private final Clock clock;
    private final UUID executionId;
    private final EventSink sink;
    private final Supplier<Optional<Caller>> rights;
    private final AtomicReference<Pumping> pumping = new AtomicReference<>(Pumping.IDLE);

    private Caller caller;
    private long place;
    private boolean resumed;
    private String lastExecution;
    private Instant rightsAsked;
    private volatile Instant lastSent;

    /**
     * A stream that has sent nothing yet.
     *
     * @param rights the caller as of now, or empty once they may not look any more
     * @param place where to go on, 0 for the beginning
     */
    ExecutionStream(
            ExecutionFeed feed,
            Clock clock,
            UUID executionId,
            EventSink sink,
            Caller caller,
            Supplier<Optional<Caller>> rights,
            long place) {
        this.feed = feed;
        this.clock = clock;
        this.executionId = executionId;
        this.sink = sink;
        this.caller = caller;
        this.rights = rights;
        this.place = place;
        this.resumed = place > 0;
        this.rightsAsked = clock.instant();
        this.lastSent = rightsAsked;
    }

    /** Whether it waits for nothing but time to pass: then a comment may be due, or the rights. */
    void tick() {
        if (sink.isIdle() && Duration.between(lastSent, clock.instant()).compareTo(COMMENT_AFTER) >= 0) {
            lastSent = clock.instant();
            sink.comment();
        }
    }

    /** Sends what has changed, as far as the reader takes it. */
    void pump() {
        if (pumping.getAndUpdate(p -> p == Pumping.IDLE ? Pumping.RUNNING : Pumping.ONCE_MORE) != Pumping.IDLE) {
            return;
        }
        try {
            do {
                pumping.set(Pumping.RUNNING);
                send();
            } while (!pumping.compareAndSet(Pumping.RUNNING, Pumping.IDLE));
        } catch (Problem refused) {
            LOG.log(Level.FINE, "A live view may not be read any more", refused);
            sink.end();
        } catch (RuntimeException e) {
            pumping.set(Pumping.IDLE);
            LOG.log(Level.FINE, "A live view could not be fed; it is tried again", e);
        }
    }

    private void send() {
        if (!sink.isIdle() || !mayStillRead()) {
            return;
        }
        // Read first: if it is final, the changes found below are all there are.
        ExecutionView execution = feed.execution(caller, executionId);
        String view = Json.write(execution);
        if (lastExecution == null && !resumed) {
            tell("execution", Long.toString(place), view);
            lastExecution = view;
        }
        while (sink.isIdle()) {
            List<FeedItem> changes = feed.changes(caller, executionId, place, CHANGES_AT_ONCE);
            if (changes.isEmpty()) {
                finish(execution, view);
                return;
            }
            for (FeedItem change : changes) {
                place = change.seq();
                resumed = false;
                if (change.task() != null) {
                    tell("task", Long.toString(place), Json.write(change.task()));
                } else {
                    tell("output", Long.toString(place), Json.write(change.output()));
                }
            }
        }
    }

    private void finish(ExecutionView execution, String view) {
        String id = resumed ? null : Long.toString(place);
        if (!view.equals(lastExecution)) {
            tell("execution", id, view);
            lastExecution = view;
        }
        if (execution.state().isFinal()) {
            tell("end", id, view);
            sink.end();
        }
    }

    private boolean mayStillRead() {
        if (Duration.between(rightsAsked, clock.instant()).compareTo(RIGHTS_EVERY) >= 0) {
            Optional<Caller> now = rights.get();
            if (now.isEmpty() || !now.get().may("executions:read")) {
                sink.end();
                return false;
            }
            caller = now.get();
            rightsAsked = clock.instant();
        }
        return true;
    }

    private void tell(String event, String id, String json) {
        lastSent = clock.instant();
        sink.event(event, id, json);
    }
}
