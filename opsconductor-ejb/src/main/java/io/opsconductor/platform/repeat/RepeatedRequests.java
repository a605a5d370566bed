package io.opsconductor.platform.repeat;

import io.opsconductor.platform.Open;
import io.opsconductor.platform.Problem;
import io.opsconductor.platform.crypto.Vault;
import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Remembers for a day what requests with a key were answered with. Who repeats one gets that answer; nothing is done
 * twice. A request that was refused did nothing, so its key is free again; one that failed keeps it.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class RepeatedRequests {
    private static final String WHY = "asked by the gateway for a caller's own requests";

    private static final Duration KEPT = Duration.ofHours(24);

    private Jdbi jdbi;
    private Clock clock;
    private Vault vault;

    /** For the container. */
    public RepeatedRequests() {}

    @Inject
    RepeatedRequests(Jdbi jdbi, Clock clock, Vault vault) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.vault = vault;
    }

    private record Known(boolean sameRequest, Integer status, String location, String etag, String body) {}

    /**
     * Claims the key for a request that is about to be done.
     *
     * @param caller who makes it; keys of different callers do not meet
     * @param request everything that makes it this request; only a mark of it is kept, since it may hold passwords
     * @return the first answer if it was done already; empty if it is to be done now
     * @throws Problem 422 if the key came with another request, 409 if the first is still under way
     */
    @Open(WHY)
    public Optional<FirstAnswer> claim(String caller, String key, byte[] request) {
        byte[] mark = vault.mark(request, "repeated request");
        return jdbi.withHandle(handle -> {
            handle.createUpdate("delete from platform.idempotency where caller = :caller and key = :key"
                            + " and created_at < :old")
                    .bind("caller", caller)
                    .bind("key", key)
                    .bind("old", old())
                    .execute();
            int claimed = handle.createUpdate("insert into platform.idempotency (caller, key, request_hash, created_at)"
                            + " values (:caller, :key, :hash, :now) on conflict do nothing")
                    .bind("caller", caller)
                    .bind("key", key)
                    .bind("hash", mark)
                    .bind("now", now())
                    .execute();
            if (claimed == 1) {
                return Optional.empty();
            }
            Known known = handle.createQuery("select request_hash = :hash as same, status, location, etag, body"
                            + " from platform.idempotency where caller = :caller and key = :key")
                    .bind("caller", caller)
                    .bind("key", key)
                    .bind("hash", mark)
                    .map((row, context) -> new Known(
                            row.getBoolean("same"),
                            (Integer) row.getObject("status"),
                            row.getString("location"),
                            row.getString("etag"),
                            row.getString("body")))
                    .findOne()
                    .orElseThrow(RepeatedRequests::inFlight); // released at this moment
            if (!known.sameRequest) {
                throw new Problem(
                        "idempotency-key-reused",
                        422,
                        "Idempotency-Key used for another request",
                        "This key was used for another request within the last day. Use a new key for a new request.");
            }
            if (known.status == null) {
                throw inFlight();
            }
            return Optional.of(new FirstAnswer(known.status, known.location, known.etag, known.body));
        });
    }

    private static Problem inFlight() {
        return Problem.conflict(
                "idempotency-in-flight",
                "The first request with this key is still in progress, or its outcome was lost. Try again in a moment. If"
                        + " that does not help, check whether it was carried out, and use a new key if it was not.");
    }

    /** Remembers the answer of the request that claimed the key. */
    @Open(WHY)
    public void answered(String caller, String key, FirstAnswer answer) {
        jdbi.useHandle(handle -> handle.createUpdate("update platform.idempotency set status = :status,"
                        + " location = :location, etag = :etag, body = :body where caller = :caller and key = :key")
                .bind("status", answer.status())
                .bind("location", answer.location())
                .bind("etag", answer.etag())
                .bind("body", answer.body())
                .bind("caller", caller)
                .bind("key", key)
                .execute());
    }

    /** Gives the key back, since the request did nothing. */
    @Open(WHY)
    public void release(String caller, String key) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "delete from platform.idempotency where caller = :caller and key = :key and status is null")
                .bind("caller", caller)
                .bind("key", key)
                .execute());
    }

    /** Forgets what is older than a day. */
    @Schedule(hour = "*", minute = "17", persistent = false)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void purge() {
        jdbi.useHandle(handle -> handle.createUpdate("delete from platform.idempotency where created_at < :old")
                .bind("old", old())
                .execute());
    }

    private Instant now() {
        return clock.instant();
    }

    private Instant old() {
        return now().minus(KEPT);
    }
}
