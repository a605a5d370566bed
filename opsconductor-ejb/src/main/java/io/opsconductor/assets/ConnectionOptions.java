package io.opsconductor.assets;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;

/**
 * Options of a connection, in and out. A key that is pinned is shown in {@code hostKeys}, so that what was read can be
 * sent back. Without pins there is no {@code hostKeys} at all: a read is then sent back without touching a pin that was
 * made since.
 *
 * @param hostKeyPolicy {@value #ACCEPT_FIRST} (where nothing is said) or {@value #STRICT}
 * @param hostKeys the keys that the host may show, {@code ssh-ed25519 AAAA…}. In a change: null keeps the pins as they
 *     are, other keys replace them, an empty list forgets them. Out: null where none is pinned
 * @param hostKeyFingerprints {@code SHA256:…} of each, out only; null where none is pinned
 * @param jumpHosts not supported yet
 * @param become not supported yet
 */
@JsonIgnoreProperties(value = "hostKeyFingerprints", allowGetters = true)
public record ConnectionOptions(
        String hostKeyPolicy,
        List<String> hostKeys,
        List<String> hostKeyFingerprints,
        List<UUID> jumpHosts,
        JsonNode become) {
    /** Pins the first key seen. */
    public static final String ACCEPT_FIRST = "acceptFirst";

    /** Demands pins. */
    public static final String STRICT = "strict";

    /** Options with a policy and pins. */
    public static ConnectionOptions of(String hostKeyPolicy, List<String> hostKeys) {
        return new ConnectionOptions(hostKeyPolicy, hostKeys, null, null, null);
    }
}
