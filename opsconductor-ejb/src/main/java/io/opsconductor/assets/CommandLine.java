package io.opsconductor.assets;

import java.util.Map;

/**
 * What to run on a target. Text, environment and input travel over the channel and never stand in the argv of a
 * process, where other users of the host could read them.
 *
 * @param text shell text for {@code /bin/sh}
 * @param environment variables to export; names are shell identifiers
 * @param stdin what the command reads, or null for nothing
 */
public record CommandLine(String text, Map<String, String> environment, byte[] stdin) {
    public CommandLine {
        environment = Map.copyOf(environment);
    }

    @Override
    public String toString() {
        return "CommandLine[***]"; // text, environment and input may hold secrets
    }
}
