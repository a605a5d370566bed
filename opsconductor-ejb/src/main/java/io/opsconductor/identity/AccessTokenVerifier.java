package io.opsconductor.identity;

import io.opsconductor.identity.token.AccessTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** What the gateway asks about bearer tokens. */
@ApplicationScoped
public class AccessTokenVerifier {
    private AccessTokens tokens;

    /** For the container's proxy. */
    protected AccessTokenVerifier() {}

    @Inject
    AccessTokenVerifier(AccessTokens tokens) {
        this.tokens = tokens;
    }

    /** What the token says, if it is one of ours and still good. */
    public Optional<AccessToken> verify(String token) {
        return tokens.verify(token);
    }

    /** The public keys as a JWK set (RFC 7517) in JSON. */
    public String publishedKeys() {
        return tokens.publishedKeys();
    }
}
