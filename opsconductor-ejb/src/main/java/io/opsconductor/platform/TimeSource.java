package io.opsconductor.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** Hands out the clock. Whatever asks for the time has it injected, so that a test can set it. */
@ApplicationScoped
public class TimeSource {
    @Produces
    Clock clock() {
        return Clock.systemUTC();
    }
}
