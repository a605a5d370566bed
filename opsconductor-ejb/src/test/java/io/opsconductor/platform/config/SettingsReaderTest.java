package io.opsconductor.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsReaderTest {

    @Test
    void standardsHoldWhereNothingIsGiven() {
        Settings settings = read(Map.of("opsconductor.master.key.file", "/keys/master.key"));

        assertThat(settings.accessTokenLifetime()).isEqualTo(Duration.ofMinutes(15));
        assertThat(settings.adminPassword()).isEmpty();
    }

    @Test
    void everyFaultIsReportedAtOnceWithItsEnvironmentName() {
        assertThatIllegalStateException()
                .isThrownBy(() -> read(Map.of(
                        "opsconductor.token.lifetime", "15m", "opsconductor.admin.password.file", "relative/path")))
                .withMessageContaining("OPSCONDUCTOR_MASTER_KEY_FILE")
                .withMessageContaining("opsconductor.token.lifetime")
                .withMessageContaining("opsconductor.admin.password.file");
    }

    @Test
    void passwordNeverShows() {
        Settings settings = read(
                Map.of("opsconductor.master.key.file", "/k", "opsconductor.admin.password", "correct horse battery"));

        assertThat(settings.toString()).doesNotContain("horse");
    }

    private static Settings read(Map<String, String> values) {
        return new SettingsReader(name -> Optional.ofNullable(values.get(name))).read();
    }
}
