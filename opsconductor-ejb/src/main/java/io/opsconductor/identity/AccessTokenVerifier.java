package io.opsconductor.identity;

import io.opsconductor.identity.token.AccessTokens;
import io.opsconductor.platform.AuditEntry;
import io.opsconductor.platform.AuditLog;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.RecentlyUsed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What the gateway asks about bearer tokens. */
@ApplicationScoped
public class AccessTokenVerifier {
    /** Refusals of one address are told once in so long: whoever sends bad tokens cannot fill the audit log. */
    private static final Duration TOLD_EVERY = Duration.ofMinutes(1);

    private static final int REMEMBERED_ADDRESSES = 1_000;

    private final RecentlyUsed<String, Instant> told = new RecentlyUsed<>(REMEMBERED_ADDRESSES);

    private AccessTokens tokens;
    private AuditLog audit;
    private Clock clock;

    /** For the container's proxy. */
    protected AccessTokenVerifier() {}

    @Inject
    AccessTokenVerifier(AccessTokens tokens, AuditLog audit, Clock clock) {
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the token says, if it is one of ours and still good. */
    public Optional<AccessToken> verify(String token) {
        return tokens.verify(token);
    }

    /**
     * Writes to the audit log that the token let nobody in: a forged one, one that ran out, or one of an ended session.
     */
    public void refused(String token, String address, String correlationId) {
        Optional<String> owner = tokens.namedBy(token);
        String reason = owner.isPresent() ? "it has expired, or its session has ended" : "it was not issued here";
        String name = owner.orElse("unknown");
        if (isNews(address + " " + name)) {
            audit.recordApart(
                    Caller.anonymous(name, address, correlationId),
                    AuditEntry.refused("token.refused", "token", null, null, Map.of("reason", reason)));
        }
    }

    private boolean isNews(String refusal) {
        Instant now = clock.instant();
        synchronized (told) {
            boolean recently = told.get(refusal)
                    .filter(last -> now.isBefore(last.plus(TOLD_EVERY)))
                    .isPresent();
            if (!recently) {
                told.put(refusal, now);
            }
            return !recently;
        }
    }

    /** The public keys as a JWK set (RFC 7517) in JSON. */
    public String publishedKeys() {
        return tokens.publishedKeys();
    }
}
