package io.opsconductor.web.live;

import io.opsconductor.automation.ExecutionFeed;
import io.opsconductor.identity.Sessions;
import io.opsconductor.identity.SignedInUser;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The live views that are open on this node. Each is pumped when the topic says that its execution changed, when its
 * reader took everything, and every two seconds in case a message was lost.
 */
@ApplicationScoped
public class LiveStreams {
    private static final Logger LOG = Logger.getLogger(LiveStreams.class.getName());
    static final int LOOK_SECONDS = 2;

    private final OpenStreams<ExecutionStream> streams = new OpenStreams<>();

    @Inject
    private ExecutionFeed feed;

    @Inject
    private Sessions sessions;

    @Inject
    private Clock clock;

    @Resource(lookup = "concurrent/opsconductor/scheduler")
    private ManagedScheduledExecutorService scheduler;

    @Resource(lookup = "concurrent/opsconductor/background")
    private ManagedExecutorService executor;

    private ScheduledFuture<?> looking;

    @PostConstruct
    void start() {
        looking = scheduler.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        looking.cancel(true);
    }

    /**
     * Turns the response into a live view of the execution, and returns at once.
     *
     * @throws Problem 404 if there is none, 403 if the caller may not look, 400 if {@code Last-Event-ID} is none of ours
     */
    public void open(UUID executionId, Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        long place = place(request.getHeader("Last-Event-ID"));
        feed.execution(caller, executionId);
        EventSink sink = EventSink.open(request, response);
        ExecutionStream stream = new ExecutionStream(
                feed,
                clock,
                executionId,
                sink,
                caller,
                () -> caller.sessionId() == null
                        ? Optional.of(caller)
                        : sessions.resolve(caller.sessionId(), caller.address(), caller.correlationId())
                                .map(SignedInUser::caller),
                place);
        streams.add(executionId, stream);
        sink.begin(() -> pumpSoon(stream), () -> streams.remove(executionId, stream));
    }

    private static long place(String lastEventId) {
        if (lastEventId == null || lastEventId.isBlank()) {
            return 0;
        }
        try {
            return Math.max(0, Long.parseLong(lastEventId.strip()));
        } catch (NumberFormatException e) {
            throw Problem.invalid("Last-Event-ID", "must be the id of an event of this stream");
        }
    }

    /** Something changed in the execution. */
    void changed(UUID executionId) {
        streams.of(executionId).forEach(this::pumpSoon);
    }

    private void look() {
        streams.forEach(stream -> {
            stream.tick();
            pumpSoon(stream);
        });
    }

    private void pumpSoon(ExecutionStream stream) {
        try {
            executor.execute(stream::pump);
        } catch (RejectedExecutionException | IllegalStateException e) {
            LOG.log(Level.FINE, "Too busy to feed a live view; it is looked at again", e);
        }
    }
}
