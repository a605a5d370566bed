package io.opsconductor.platform;

import jakarta.ejb.ApplicationException;
import java.time.Duration;

/** 429: too much at once; the caller may try again after a while. */
@ApplicationException(rollback = true)
public class TooManyRequests extends Problem {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /**
     * A refusal for that long.
     *
     * @param detail what was too much
     */
    public TooManyRequests(String detail, Duration retryAfter) {
        super("too-many-requests", 429, "Too many requests", detail);
        this.retryAfter = retryAfter;
    }

    /** How long to wait before the next try. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
