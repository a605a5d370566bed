package io.opsconductor.web.console;

import io.opsconductor.platform.Problem;
import java.util.UUID;

/** Ids as they stand in addresses. */
public final class Ids {
    private Ids() {}

    /**
     * The id, or null where the address has none.
     *
     * @throws Problem 404 if it is no id, since then there is no such thing
     */
    public static UUID of(String what, String text) {
        try {
            return text == null || text.isBlank() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound(what, text);
        }
    }
}
