package io.opsconductor.identity.session;

import io.opsconductor.platform.data.Instants;
import io.opsconductor.platform.TooManyRequests;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jdbi.v3.core.Jdbi;

/**
 * Slows guessing down: after {@value #FREE} failures of a user name from an address within five minutes each further one
 * makes the next try wait twice as long, up to a minute. The same holds for an address over all names, later. It never
 * locks anybody out for good, and others of that name at other addresses do not feel it.
 */
@ApplicationScoped
public class Throttle {
    /** Failures of one name from one address that cost nothing. */
    static final int FREE = 10;

    /** Failures of all names from one address that cost nothing. */
    static final int FREE_PER_ADDRESS = 100;

    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int LONGEST_WAIT_SECONDS = 60;

    private Jdbi jdbi;
    private Clock clock;

    /** For the container's proxy. */
    protected Throttle() {}

    @Inject
    Throttle(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    private record Failures(int ofName, Instant lastOfName, int ofAddress, Instant lastOfAddress) {}

    /**
     * Demands that a try is allowed now.
     *
     * @throws TooManyRequests if not, saying for how long
     */
    public void check(String username, String address) {
        Instant now = clock.instant();
        Failures failures = jdbi.withHandle(
                handle -> handle.createQuery("select count(*) filter (where username = :username) as of_name,"
                                + " max(at) filter (where username = :username) as last_of_name,"
                                + " count(*) as of_address, max(at) as last_of_address"
                                + " from identity.sign_in_failure where address = :address and at > :since")
                        .bind("username", key(username))
                        .bind("address", address)
                        .bind("since", now.minus(WINDOW))
                        .map((row, context) -> new Failures(
                                row.getInt("of_name"),
                                Instants.read(row, "last_of_name"),
                                row.getInt("of_address"),
                                Instants.read(row, "last_of_address")))
                        .one());
        refuse(failures.ofName - FREE, failures.lastOfName, now);
        refuse(failures.ofAddress - FREE_PER_ADDRESS, failures.lastOfAddress, now);
    }

    private static void refuse(int beyond, Instant last, Instant now) {
        if (beyond < 0) {
            return;
        }
        Duration wait = Duration.ofSeconds(Math.min(LONGEST_WAIT_SECONDS, 1L << Math.min(beyond, 6)));
        Duration left = Duration.between(now, last.plus(wait));
        if (left.compareTo(Duration.ZERO) > 0) {
            throw new TooManyRequests("Too many failed sign-ins. Wait before trying again.", left.plusMillis(999));
        }
    }

    /** Notes a failure, and forgets the old ones. */
    public void failed(String username, String address) {
        Instant now = clock.instant();
        jdbi.useHandle(handle -> {
            handle.createUpdate("delete from identity.sign_in_failure where address = :address and at < :old")
                    .bind("address", address)
                    .bind("old", now.minus(WINDOW))
                    .execute();
            handle.createUpdate("insert into identity.sign_in_failure values (:username, :address, :at)")
                    .bind("username", key(username))
                    .bind("address", address)
                    .bind("at", now)
                    .execute();
        });
    }

    /** Forgets the failures of a name at an address, since its password is known there. */
    public void succeeded(String username, String address) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "delete from identity.sign_in_failure where username = :username and address = :address")
                .bind("username", key(username))
                .bind("address", address)
                .execute());
    }

    /** Forgets the failures that slow nobody down any more, wherever they came from. */
    public void forgetOld() {
        jdbi.useHandle(handle -> handle.createUpdate("delete from identity.sign_in_failure where at < :old")
                .bind("old", clock.instant().minus(WINDOW))
                .execute());
    }

    private static String key(String username) {
        return username.toLowerCase(Locale.ROOT);
    }
}
