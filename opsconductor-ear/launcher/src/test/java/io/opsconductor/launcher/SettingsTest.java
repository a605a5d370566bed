package io.opsconductor.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final Path HOME = Path.of("/checkout");

    @Test
    void theDefaultsSuitANewcomer() {
        Settings settings = settings(Map.of());
        assertThat(settings.data()).isEqualTo(HOME.resolve(".opsconductor"));
        assertThat(settings.ports().http()).isEqualTo(8080);
        assertThat(settings.listen().isLoopbackAddress()).isTrue();
        assertThat(settings.database()).isNull();
    }

    @Test
    void theArgumentWinsOverTheEnvironment() {
        Settings settings = settings(Map.of("OPSCONDUCTOR_DATA", "/elsewhere"), "--data", "here it is");
        assertThat(settings.data()).isEqualTo(Path.of("/work folder/here it is"));
    }

    @Test
    void everyProblemIsReportedAtOnce() {
        assertThatThrownBy(() -> settings(Map.of(
                        "OPSCONDUCTOR_HTTP_PORT", "eighty",
                        "OPSCONDUCTOR_HEAP", "lots",
                        "OPSCONDUCTOR_DB_URL", "postgres://db")))
                .isInstanceOf(LaunchException.class)
                .hasMessageContainingAll(
                        "OPSCONDUCTOR_HTTP_PORT", "OPSCONDUCTOR_HEAP", "jdbc:postgresql://", "OPSCONDUCTOR_DB_USER");
    }

    @Test
    void thePasswordOfTheDatabaseIsNotShown() {
        Settings settings = settings(Map.of(
                "OPSCONDUCTOR_DB_URL", "jdbc:postgresql://db/ops",
                "OPSCONDUCTOR_DB_USER", "ops",
                "OPSCONDUCTOR_DB_PASSWORD", "sesame"));
        assertThat(settings.toString()).contains("jdbc:postgresql://db/ops").doesNotContain("sesame");
    }

    private static Settings settings(Map<String, String> environment, String... words) {
        return Settings.of(Arguments.parse(List.of(words)), environment, HOME, Path.of("/work folder"));
    }
}
