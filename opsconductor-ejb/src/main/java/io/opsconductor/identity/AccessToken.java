package io.opsconductor.identity;

import java.util.Map;
import java.util.UUID;

/**
 * An access token that was verified. Whether its session still lives is for {@link Sessions#resolve} to say.
 *
 * @param session the sign-in it belongs to
 * @param claims by their names in the token; dates are {@link java.util.Date}
 * @param raw the token as it was sent
 */
public record AccessToken(UUID session, Map<String, Object> claims, String raw) {
    @Override
    public String toString() {
        return "AccessToken[" + session + "]";
    }
}
