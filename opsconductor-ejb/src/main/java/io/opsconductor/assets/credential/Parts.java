package io.opsconductor.assets.credential;

import java.util.Map;

/**
 * The parts of a credential as they were checked.
 *
 * @param open what may be shown, by field; the user name among it
 * @param secret what is to be sealed, by field; only what was given
 * @param values of a {@code secret}, or null if none were given
 * @param fingerprint of a key, or null if none was given
 */
record Parts(Map<String, String> open, Map<String, String> secret, Map<String, String> values, String fingerprint) {
    @Override
    public String toString() {
        return "Parts" + open.keySet(); // secrets must not get into logs
    }
}
