package io.opsconductor.identity;

/**
 * What a client of the API signs in with from now on.
 *
 * @param accessToken a JWT for {@code Authorization: Bearer}
 * @param tokenType {@code Bearer}
 * @param expiresIn how long the access token is good, in seconds
 * @param refreshToken good once, for the next pair
 */
public record Tokens(String accessToken, String tokenType, long expiresIn, String refreshToken) {
    @Override
    public String toString() {
        return "Tokens[***]";
    }
}
