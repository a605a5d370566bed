package io.opsconductor.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * Hands out the clock. Whatever asks for the time has it injected, so that a test can set it. It ticks in microseconds,
 * as the database keeps them: what is told of a new thing is then what is read of it later.
 */
@ApplicationScoped
public class TimeSource {
    @Produces
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
    }
}
