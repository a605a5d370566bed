package io.opsconductor.web.console;

import io.opsconductor.platform.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Days as filters name them, in UTC. */
public final class Days {
    private Days() {}

    /** When the day begins; null for null. */
    public static Instant begin(String field, String day) {
        return at(field, day, 0);
    }

    /** When the day is over; null for null. */
    public static Instant end(String field, String day) {
        return at(field, day, 1);
    }

    private static Instant at(String field, String day, int plusDays) {
        try {
            return day == null
                    ? null
                    : LocalDate.parse(day).plusDays(plusDays).atStartOfDay().toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw Problem.invalid(field, "must be a day like 2026-01-31");
        }
    }
}
