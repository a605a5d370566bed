package io.opsconductor.identity.session;

import io.opsconductor.platform.TooManyRequests;
import io.opsconductor.platform.data.Instants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Slows guessing down: after {@value #FREE} failures of a user name from an address within five minutes each further one
 * makes the next try wait twice as long, up to a minute. The same holds for an address over all names, later. It never
 * locks anybody out for good, and others of that name at other addresses do not feel it. All addresses of a /64 network of
 * IPv6 are one.
 */
@ApplicationScoped
public class Throttle {
    /**
     * Failures of one name from one address that cost nothing. Tries that are under way count among them, so that a client
     * which signs in over many connections at once needs some room.
     */
    static final int FREE = 20;

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
     * Demands that a try is allowed now, and counts it as a failure until {@link #succeeded} says otherwise: of tries that
     * come at the same time no more pass than of those that come one after the other.
     *
     * @throws TooManyRequests if it is not allowed, saying for how long
     */
    public void begin(String username, String address) {
        String network = network(address);
        jdbi.useTransaction(handle -> {
            handle.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", "sign-in " + network);
            demandAllowed(handle, username, network);
            note(handle, username, network);
        });
    }

    private void demandAllowed(Handle handle, String username, String network) {
        Instant now = clock.instant();
        Failures failures = handle.createQuery("select count(*) filter (where username = :username) as of_name,"
                        + " max(at) filter (where username = :username) as last_of_name,"
                        + " count(*) as of_address, max(at) as last_of_address"
                        + " from identity.sign_in_failure where address = :address and at > :since")
                .bind("username", key(username))
                .bind("address", network)
                .bind("since", now.minus(WINDOW))
                .map((row, context) -> new Failures(
                        row.getInt("of_name"),
                        Instants.read(row, "last_of_name"),
                        row.getInt("of_address"),
                        Instants.read(row, "last_of_address")))
                .one();
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
    private void note(Handle handle, String username, String network) {
        Instant now = clock.instant();
        handle.createUpdate("delete from identity.sign_in_failure where address = :address and at < :old")
                .bind("address", network)
                .bind("old", now.minus(WINDOW))
                .execute();
        handle.createUpdate("insert into identity.sign_in_failure values (:username, :address, :at)")
                .bind("username", key(username))
                .bind("address", network)
                .bind("at", now)
                .execute();
    }

    /** Forgets the failures of a name at an address, since its password is known there. */
    public void succeeded(String username, String address) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "delete from identity.sign_in_failure where username = :username and address = :address")
                .bind("username", key(username))
                .bind("address", network(address))
                .execute());
    }

    /** Forgets the failures that slow nobody down any more, wherever they came from. */
    public void forgetOld() {
        jdbi.useHandle(handle -> handle.createUpdate("delete from identity.sign_in_failure where at < :old")
                .bind("old", clock.instant().minus(WINDOW))
                .execute());
    }

    /** Whoever has one address of IPv6 has all of its network's, so that is what counts. */
    private static String network(String address) {
        if (address == null || address.indexOf(':') < 0) {
            return address;
        }
        try {
            // A literal, so nothing is looked up.
            byte[] bytes =
                    InetAddress.getByName(address.replaceFirst("%.*", "")).getAddress();
            return bytes.length == 16 ? HexFormat.ofDelimiter(":").formatHex(bytes, 0, 8) + "::/64" : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }

    private static String key(String username) {
        return username.toLowerCase(Locale.ROOT);
    }
}
