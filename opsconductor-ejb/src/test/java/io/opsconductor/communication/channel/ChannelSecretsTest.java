package io.opsconductor.communication.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opsconductor.communication.Channel;
import io.opsconductor.platform.Ids;
import io.opsconductor.platform.Problem;
import io.opsconductor.platform.Validation;
import io.opsconductor.platform.crypto.TestVault;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The secrets of a channel go in, are kept, and go nowhere but where they were given for. */
class ChannelSecretsTest {
    private static final String SECRET = "a-signing-secret-of-some-length";

    private final ChannelSecrets secrets = new ChannelSecrets(TestVault.create());

    @Test
    void nothingSecretIsShownOrStoredInTheClear() {
        StoredChannel stored = stored(new WebhookConfig(
                "https://a.example/x", SECRET, Map.of("Authorization", "Bearer needle", "X-Team", "ops")));

        assertThat(stored.channel().config().toString())
                .contains("\"X-Team\":\"ops\"", "\"Authorization\":\"***\"")
                .doesNotContain(SECRET, "needle");
        assertThat(new String(stored.sealed(), StandardCharsets.ISO_8859_1)).doesNotContain(SECRET, "needle");
        assertThat(stored.channel().secrets()).containsExactly("headers.Authorization", "secret");
    }

    @Test
    void theyAreThereWhenTheyAreNeeded() {
        WebhookConfig config = new WebhookConfig("https://a.example/x", SECRET, Map.of("Authorization", "Bearer t"));

        assertThat(secrets.open(stored(config))).isEqualTo(config);
    }

    @Test
    void whatIsLeftOutIsKeptAndWhatIsEmptyIsRemoved() {
        StoredChannel before = stored(new WebhookConfig("https://a.example/x", SECRET, null));

        assertThat(secrets.after(before, new WebhookConfig("https://a.example/y", null, null)))
                .containsEntry("secret", SECRET);
        assertThat(secrets.after(before, new WebhookConfig("https://a.example/y", "", null)))
                .isEmpty();
    }

    @Test
    void aKeptSecretIsNotSentElsewhere() {
        StoredChannel before = stored(email("mail.example.org", "needle"));

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> secrets.after(before, email("attacker.example.org", null)))
                .withMessageContaining("config.password");
        assertThat(secrets.after(before, email("attacker.example.org", "another")))
                .containsValue("another");
    }

    @Test
    void tokenInAnAddressIsNotToldAndSurvivesAChangeOfWhatWasTold() {
        WebhookConfig stored = new WebhookConfig("https://Chat.example/hooks/needle?key=needle", null, null);

        assertThat(stored.outlined().toString())
                .contains("https://chat.example/***")
                .doesNotContain("needle");
        WebhookConfig told = new WebhookConfig("https://chat.example/***", null, null);
        assertThat(told.completedFrom(stored)).isEqualTo(stored);
        assertThat(new WebhookConfig("https://other.example/***", null, null).completedFrom(stored))
                .extracting(WebhookConfig::url)
                .isEqualTo("https://other.example/***");
        Validation validation = new Validation();
        told.check(validation);
        assertThat(validation.passed()).isFalse();
    }

    @Test
    void aMaskIsNoValue() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> secrets.after(
                        null, new WebhookConfig("https://a.example/x", null, Map.of("X-Api-Key", "***"))));
    }

    private static EmailConfig email(String host, String password) {
        return new EmailConfig(
                host, 587, EmailConfig.Security.STARTTLS, "ops", password, "a@example.org", List.of("b@example.org"));
    }

    private StoredChannel stored(ChannelConfig config) {
        Map<String, String> kept = secrets.after(null, config);
        var id = Ids.next();
        Instant now = Instant.now();
        Channel channel = new Channel(
                id,
                "c",
                config.type(),
                config.shown(),
                List.copyOf(kept.keySet()),
                true,
                null,
                1,
                now,
                "ada",
                now,
                "ada");
        return new StoredChannel(channel, secrets.seal(id, kept));
    }
}
