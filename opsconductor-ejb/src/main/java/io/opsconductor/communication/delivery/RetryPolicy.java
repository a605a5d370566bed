package io.opsconductor.communication.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long to wait after each failed attempt: 10 s, 1 min, 5 min, 30 min, 2 h; then it is given up. */
final class RetryPolicy {
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2));

    private RetryPolicy() {}

    /**
     * The wait before the next attempt.
     *
     * @param attempts how many were made
     * @return empty when it is to be given up
     */
    static Optional<Duration> after(int attempts) {
        return attempts <= WAITS.size() ? Optional.of(WAITS.get(attempts - 1)) : Optional.empty();
    }
}
