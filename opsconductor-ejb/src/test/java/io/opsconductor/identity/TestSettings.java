package io.opsconductor.identity;

import io.opsconductor.platform.config.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The settings as they stand where nobody gave any. */
public final class TestSettings {
    private TestSettings() {}

    /** Those settings. */
    public static Settings standard() {
        return issuedBy("opsconductor");
    }

    /** The same with another issuer of tokens. */
    public static Settings issuedBy(String issuer) {
        return new Settings(
                Path.of("/unused"),
                Optional.empty(),
                Optional.empty(),
                issuer,
                Duration.ofMinutes(15),
                Duration.ofHours(12));
    }
}
