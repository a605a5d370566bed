package io.opsconductor.platform.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Settings as the reader makes them of what was given. */
public final class TestSettings {
    private TestSettings() {}

    /** The settings as they stand where nobody gave any. */
    public static Settings standard() {
        return of(Map.of());
    }

    /** The same with another issuer of tokens. */
    public static Settings issuedBy(String issuer) {
        return of(Map.of("opsconductor.token.issuer", issuer));
    }

    /** The settings that result from these values by name; the master key's file need not be among them. */
    static Settings of(Map<String, String> given) {
        Map<String, String> values = new HashMap<>(Map.of("opsconductor.master.key.file", "/unused"));
        values.putAll(given);
        return new SettingsReader(name -> Optional.ofNullable(values.get(name))).read();
    }
}
