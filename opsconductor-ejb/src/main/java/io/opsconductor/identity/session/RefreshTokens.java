package io.opsconductor.identity.session;

import io.opsconductor.platform.crypto.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * Refresh tokens: random, good once, kept as hashes. One that comes a second time was stolen, from the client or by it,
 * so the whole session it belongs to is at stake.
 */
@ApplicationScoped
public class RefreshTokens {
    private static final int LENGTH = 32;

    private final SecureRandom random = new SecureRandom();
    private Jdbi jdbi;
    private Clock clock;

    /** For the container's proxy. */
    protected RefreshTokens() {}

    @Inject
    RefreshTokens(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * What became of a token that was handed in.
     *
     * @param session its session
     * @param reused whether it was used before
     */
    public record Redeemed(UUID session, boolean reused) {}

    /** Issues a token of the session. */
    public String issue(UUID session) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbi.useHandle(handle -> handle.createUpdate(
                        "insert into identity.refresh_token (hash, session_id) values (:hash, :session)")
                .bind("hash", hash(token))
                .bind("session", session)
                .execute());
        return token;
    }

    /** Takes a token in; empty if we never issued it. Of two at once, one finds it used. */
    public Optional<Redeemed> redeem(String token) {
        byte[] hash = hash(token);
        return jdbi.withHandle(handle -> {
            Optional<UUID> fresh = handle.createQuery("update identity.refresh_token set used_at = :now"
                            + " where hash = :hash and used_at is null returning session_id")
                    .bind("now", clock.instant())
                    .bind("hash", hash)
                    .mapTo(UUID.class)
                    .findOne();
            if (fresh.isPresent()) {
                return Optional.of(new Redeemed(fresh.get(), false));
            }
            return handle.createQuery("select session_id from identity.refresh_token where hash = :hash")
                    .bind("hash", hash)
                    .mapTo(UUID.class)
                    .findOne()
                    .map(session -> new Redeemed(session, true));
        });
    }

    private static byte[] hash(String token) {
        return Sha256.of(token.getBytes(StandardCharsets.UTF_8));
    }
}
