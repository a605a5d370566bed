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
    void connectionsAndTheEngineHaveStandardsToo() {
        Settings settings = TestSettings.standard();

        assertThat(settings.ssh().connectTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.ssh().sessions()).isEqualTo(512);
        assertThat(settings.engine().tasks()).isEqualTo(200);
        assertThat(settings.engine().taskOutputQuota()).isEqualTo(10_485_760);
        assertThat(settings.engine().node()).isNotBlank();
    }

    @Test
    void whatIsGivenCounts() {
        Settings settings = TestSettings.of(Map.of(
                "opsconductor.ssh.connect.timeout", "PT3S",
                "opsconductor.ssh.sessions.idle", "0",
                "opsconductor.engine.node", "west-1",
                "opsconductor.engine.output.task-quota", "1000"));

        assertThat(settings.ssh().connectTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.ssh().idleSessions()).isZero();
        assertThat(settings.engine().node()).isEqualTo("west-1");
        assertThat(settings.engine().taskOutputQuota()).isEqualTo(1000);
    }

    @Test
    void valuesThatNoConnectionAndNoEngineCouldWorkWithAreRefusedByTheirEnvironmentNames() {
        assertThatIllegalStateException()
                .isThrownBy(() -> TestSettings.of(Map.of(
                        "opsconductor.ssh.connect.timeout", "10",
                        "opsconductor.ssh.keepalive", "PT0S",
                        "opsconductor.trusted.proxies", "10.0.0.1,proxy.example.org",
                        "opsconductor.ssh.sessions", "0",
                        "opsconductor.ssh.sessions.idle", "many",
                        "opsconductor.engine.lanes", "-1",
                        "opsconductor.engine.output.task-quota", "10M")))
                .withMessageContaining(
                        "OPSCONDUCTOR_SSH_CONNECT_TIMEOUT) must be an ISO 8601 duration from PT1S to PT5M")
                .withMessageContaining("OPSCONDUCTOR_SSH_KEEPALIVE")
                .withMessageContaining("OPSCONDUCTOR_TRUSTED_PROXIES")
                .withMessageContaining("OPSCONDUCTOR_SSH_SESSIONS) must be a whole number from 1 to 100000, like 512")
                .withMessageContaining("OPSCONDUCTOR_SSH_SESSIONS_IDLE)")
                .withMessageContaining("OPSCONDUCTOR_ENGINE_LANES")
                .withMessageContaining("OPSCONDUCTOR_ENGINE_OUTPUT_TASK_QUOTA");
    }

    @Test
    void moreTasksThanSessionsOrThreadsCanServeAreRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> TestSettings.of(Map.of("opsconductor.engine.tasks", "420")))
                .withMessageContaining("OPSCONDUCTOR_SSH_SESSIONS) must be at least 1.25 times")
                .withMessageContaining("raise it to 525")
                .withMessageContaining("OPSCONDUCTOR_ENGINE_TASKS) must not be more than opsconductor.engine.threads");
        Settings settings = TestSettings.of(Map.of(
                "opsconductor.engine.tasks", "420",
                "opsconductor.engine.threads", "420",
                "opsconductor.ssh.sessions", "525"));
        assertThat(settings.engine().tasks()).isEqualTo(420);
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
