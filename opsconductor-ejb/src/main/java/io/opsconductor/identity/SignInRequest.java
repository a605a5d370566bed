package io.opsconductor.identity;

import java.util.Locale;

/**
 * Somebody's wish to sign in.
 *
 * @param address the network address it came from
 * @param userAgent what the client calls itself, or null
 * @param correlationId of the request
 */
public record SignInRequest(
        Kind kind, String username, String password, String address, String userAgent, String correlationId) {

    private static final int LONGEST_AGENT = 300;

    /** What is signed in to. */
    public enum Kind {
        API,
        CONSOLE;

        /** The name in the API and in the database. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public SignInRequest {
        if (userAgent != null && userAgent.length() > LONGEST_AGENT) {
            userAgent = userAgent.substring(0, LONGEST_AGENT);
        }
    }

    @Override
    public String toString() {
        return "SignInRequest[" + kind + ", " + address + "]"; // neither password nor name, which may be one
    }
}
