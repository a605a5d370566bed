package io.opsconductor.platform;

/**
 * Puts a correlation id into the log lines of the present thread until it is closed. {@code java.util.logging} has no
 * context of its own, so the id is added to the thread's name, which the server writes with each line ({@code
 * _ThreadName}).
 */
public final class LogCorrelation implements AutoCloseable {
    private final Thread thread = Thread.currentThread();
    private final String name = thread.getName();

    private LogCorrelation(String correlationId) {
        thread.setName(name + " " + correlationId);
    }

    /** Log lines of this thread carry the id from now on. */
    public static LogCorrelation of(String correlationId) {
        return new LogCorrelation(correlationId);
    }

    @Override
    public void close() {
        thread.setName(name);
    }
}
