package io.opsconductor.identity.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.opsconductor.identity.AccessToken;
import io.opsconductor.platform.Ids;
import io.opsconductor.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Issues and verifies access tokens: JWTs signed with RS256, with the claims of MicroProfile JWT and the session they
 * belong to. Any other algorithm, issuer or audience is refused, {@code none} above all.
 */
@ApplicationScoped
public class AccessTokens {
    private static final String AUDIENCE = "opsconductor";
    private static final int LONGEST = 8_000;

    private SigningKeys keys;
    private Settings settings;
    private Clock clock;

    /** For the container's proxy. */
    protected AccessTokens() {}

    @Inject
    AccessTokens(SigningKeys keys, Settings settings, Clock clock) {
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    /** A new token and how long it is good. */
    public record Issued(String token, Duration lifetime) {
        @Override
        public String toString() {
            return "Issued[***]";
        }
    }

    /** Issues a token of the user's session. */
    public Issued issue(UUID user, String username, List<String> roles, UUID session) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        RSAKey key = keys.current();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(settings.issuer())
                .audience(AUDIENCE)
                .subject(user.toString())
                .jwtID(Ids.next().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(settings.accessTokenLifetime())))
                .claim("upn", username)
                .claim("groups", roles)
                .claim("sid", session.toString())
                .build();
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(JOSEObjectType.JWT)
                        .keyID(key.getKeyID())
                        .build(),
                claims);
        try {
            jwt.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("The signing key does not sign", e);
        }
        return new Issued(jwt.serialize(), settings.accessTokenLifetime());
    }

    /** What the token says, if it is one of ours and still good. */
    public Optional<AccessToken> verify(String token) {
        return issuedHere(token)
                .filter(this::isGood)
                .map(claims ->
                        new AccessToken(UUID.fromString((String) claims.getClaim("sid")), claims.getClaims(), token));
    }

    /** The user whom a token names that we issued, whether or not it is still good. Empty for any other text. */
    public Optional<String> namedBy(String token) {
        return issuedHere(token).map(claims -> (String) claims.getClaim("upn"));
    }

    private Optional<JWTClaimsSet> issuedHere(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            return signedByUs(jwt) ? Optional.of(jwt.getJWTClaimsSet()) : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return Optional.empty(); // not a token, or one of a form that we never issue
        }
    }

    private boolean signedByUs(SignedJWT jwt) throws JOSEException {
        if (!JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm())) {
            return false;
        }
        for (RSAKey key : keys.all()) {
            if (key.getKeyID().equals(jwt.getHeader().getKeyID())) {
                return jwt.verify(new RSASSAVerifier(key.toRSAPublicKey()));
            }
        }
        return false;
    }

    private boolean isGood(JWTClaimsSet claims) {
        return settings.issuer().equals(claims.getIssuer())
                && claims.getAudience().contains(AUDIENCE)
                && claims.getExpirationTime() != null
                && clock.instant().isBefore(claims.getExpirationTime().toInstant())
                && claims.getClaim("sid") instanceof String;
    }

    /** The public keys as a JWK set (RFC 7517), for those who verify our tokens. */
    public String publishedKeys() {
        return keys.published().toString();
    }
}
