package io.opsconductor.web.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Map;

/** The status vocabulary on the server: which shape and which word a state has. The browser's is {@code status.js}. */
@Named
@ApplicationScoped
public class States {
    private static final Map<String, String> WORDS = Map.of("timed_out", "timed out", "dead", "given up");
    private static final Map<String, String> SHAPES = Map.ofEntries(
            Map.entry("success", "succeeded"),
            Map.entry("enabled", "succeeded"),
            Map.entry("delivered", "succeeded"),
            Map.entry("sent", "succeeded"),
            Map.entry("refused", "cancelled"),
            Map.entry("disabled", "paused"),
            Map.entry("pending", "queued"),
            Map.entry("sending", "running"),
            Map.entry("dead", "failed"),
            Map.entry("retrying", "waiting"));

    /** The word of a state's wire name. */
    public String word(String state) {
        return WORDS.getOrDefault(state, state);
    }

    /** The id of the state's shape in {@code status.svg}. */
    public String shape(String state) {
        return SHAPES.getOrDefault(state, state);
    }
}
