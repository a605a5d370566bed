package io.opsconductor.web.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One response of {@code text/event-stream}, written without ever blocking: what a slow reader has not taken yet waits
 * here, and whoever feeds it asks {@link #isIdle()} before reading more. Thread-safe.
 */
final class EventSink implements WriteListener, AsyncListener {
    private static final Logger LOG = Logger.getLogger(EventSink.class.getName());

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private Runnable onIdle = () -> {};
    private Runnable onClose = () -> {};
    private boolean begun;
    private boolean flushDue;
    private boolean ending;
    private boolean closed;

    private EventSink(AsyncContext context, ServletOutputStream out) {
        this.context = context;
        this.out = out;
    }

    /** Turns the response into a stream. */
    static EventSink open(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        AsyncContext context = request.startAsync(request, response);
        context.setTimeout(0);
        return new EventSink(context, response.getOutputStream());
    }

    /** Begins; {@code onIdle} is called whenever everything was taken, {@code onClose} once at the end. */
    void begin(Runnable idle, Runnable close) {
        onIdle = idle;
        onClose = close;
        context.addListener(this);
        out.setWriteListener(this);
    }

    /** Queues an event; a null id leaves the reader's place as it is. */
    void event(String name, String id, String json) {
        StringBuilder text = new StringBuilder("event: ").append(name).append('\n');
        if (id != null) {
            text.append("id: ").append(id).append('\n');
        }
        write(text.append("data: ").append(json).append("\n\n").toString());
    }

    /** Queues a comment, which keeps the connection alive. */
    void comment() {
        write(": still here\n\n");
    }

    private synchronized void write(String text) {
        if (!closed) {
            waiting.add(text.getBytes(StandardCharsets.UTF_8));
            flushDue = true;
            drain();
        }
    }

    /** Ends the stream once everything was taken. */
    synchronized void end() {
        ending = true;
        drain();
    }

    /** Whether there is nothing left to take. */
    synchronized boolean isIdle() {
        return begun && !closed && waiting.isEmpty();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void drain() {
        if (!begun || closed) {
            return;
        }
        try {
            while (out.isReady()) {
                byte[] next = waiting.poll();
                if (next != null) {
                    out.write(next);
                } else if (flushDue) {
                    flushDue = false;
                    out.flush();
                } else {
                    if (ending) {
                        close();
                    }
                    return;
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.FINE, "A live view went away", e);
            close();
        }
    }

    private void close() {
        if (!closed) {
            closed = true;
            waiting.clear();
            onClose.run();
            try {
                context.complete();
            } catch (IllegalStateException e) {
                LOG.log(Level.FINE, "The response was complete already", e);
            }
        }
    }

    @Override
    public void onWritePossible() {
        synchronized (this) {
            begun = true;
            drain();
        }
        if (isIdle()) {
            onIdle.run();
        }
    }

    @Override
    public synchronized void onError(Throwable failure) {
        close();
    }

    @Override
    public synchronized void onComplete(AsyncEvent event) {
        if (!closed) {
            closed = true;
            waiting.clear();
            onClose.run();
        }
    }

    @Override
    public synchronized void onTimeout(AsyncEvent event) {
        close();
    }

    @Override
    public synchronized void onError(AsyncEvent event) {
        close();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // begun once
    }
}
