package io.opsconductor.communication.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.opsconductor.platform.DomainEvent;
import io.opsconductor.platform.Ids;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.Validation;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EmailTransportTest {
    private static final Instant NOW = Instant.parse("2026-01-31T08:30:00Z");

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
    });
    private final NotificationSettings settings = new NotificationSettings(
            Optional.of(URI.create("https://ops.example.org")),
            new NetworkGuard(NotificationSettings.REFUSED_BY_DEFAULT));
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final EmailTransport transport = new EmailTransport(settings, clock);

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aFailedExecutionIsToldWithFailuresFirstAndALink() throws Exception {
        UUID execution = Ids.next();

        Answer answer = transport.send(config(), failed(execution, "Größe prüfen"));

        assertThat(answer.ok()).as(answer.detail()).isTrue();
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("[OpsConductor] Größe prüfen #12: partial");
        assertThat(mail.getRecipients(Message.RecipientType.TO))
                .extracting(Object::toString)
                .containsExactly("ops@example.org", "second@example.org");
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        String plain = (String) parts.getBodyPart(0).getContent();
        String html = (String) parts.getBodyPart(1).getContent();
        assertThat(plain)
                .contains("Job: Größe prüfen #12", "State: partial", "Failed tasks: 2", "Duration: 1 m 5 s")
                .contains("https://ops.example.org/execution?id=" + execution);
        assertThat(plain.indexOf("Failed tasks")).isLessThan(plain.indexOf("Succeeded"));
        assertThat(html).contains("<a href=\"https://ops.example.org/execution?id=" + execution + "\">");
    }

    @Test
    void aJobsNameIsNoWayIntoTheHeadersOrTheMarkup() throws Exception {
        transport.send(config(), failed(Ids.next(), "x\r\nBcc: victim@example.org\r\n\r\n<script>alert(1)</script>"));

        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(2);
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat((String) parts.getBodyPart(1).getContent()).doesNotContain("<script>");
    }

    @Test
    @Timeout(20)
    void serverThatAnswersTooSlowlyIsGivenUp() throws Exception {
        EmailTransport impatient = new EmailTransport(settings, clock, Duration.ofSeconds(1));
        try (ServerSocket slow = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            new Thread(() -> greetForEver(slow), "slow mail server").start();

            Answer answer = impatient.send(
                    new EmailConfig(
                            "127.0.0.1",
                            slow.getLocalPort(),
                            EmailConfig.Security.NONE,
                            null,
                            null,
                            "ops@example.org",
                            List.of("ops@example.org")),
                    failed(Ids.next(), "job"));

            assertThat(answer.ok()).isFalse();
            assertThat(answer.detail()).contains("did not take the mail within 1 s");
        }
    }

    /** A line each now and then, so that no time-out between two of them is ever reached. */
    private static void greetForEver(ServerSocket server) {
        try (Socket client = server.accept()) {
            while (true) {
                client.getOutputStream().write("220-patience\r\n".getBytes(StandardCharsets.US_ASCII));
                TimeUnit.MILLISECONDS.sleep(100);
            }
        } catch (IOException e) {
            // The client has hung up.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void anAddressWithALineBreakIsRefusedWhenItIsSet() {
        Validation validation = new Validation();
        new EmailConfig(
                        "localhost",
                        25,
                        EmailConfig.Security.NONE,
                        null,
                        null,
                        "ops@example.org\r\nBcc: victim@example.org",
                        List.of("a@example.org, b@example.org", "no address"))
                .check(validation);

        assertThat(validation.errors())
                .extracting(error -> error.field())
                .containsExactly("config.from", "config.to[0]", "config.to[1]");
    }

    @Test
    void theServersRefusalOfThePasswordIsSaidWithoutThePassword() {
        server.setUser("ops", "right-password");

        Answer answer = transport.send(signedIn("wrong-password"), failed(Ids.next(), "job"));

        assertThat(answer.ok()).isFalse();
        assertThat(answer.detail()).contains("user name or password").doesNotContain("wrong-password");
    }

    @Test
    void signsInWhereItMust() {
        server.setUser("ops", "right-password");

        assertThat(transport
                        .send(signedIn("right-password"), failed(Ids.next(), "job"))
                        .ok())
                .isTrue();
    }

    @Test
    void aCertificateThatNobodyTrustsIsRefused() {
        EmailConfig tls = new EmailConfig(
                "localhost",
                server.getSmtps().getPort(),
                EmailConfig.Security.TLS,
                null,
                null,
                "ops@example.org",
                List.of("ops@example.org"));

        Answer answer = transport.send(tls, failed(Ids.next(), "job"));

        assertThat(answer.ok()).isFalse();
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void startTlsIsNeverSilentlyLeftOut() {
        EmailConfig config = config();
        EmailConfig startTls = new EmailConfig(
                config.host(), config.port(), EmailConfig.Security.STARTTLS, null, null, config.from(), config.to());

        assertThat(transport.send(startTls, failed(Ids.next(), "job")).ok()).isFalse();
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    private EmailConfig config() {
        return new EmailConfig(
                "127.0.0.1",
                server.getSmtp().getPort(),
                EmailConfig.Security.NONE,
                null,
                null,
                "OpsConductor <noreply@example.org>",
                List.of("ops@example.org", "second@example.org"));
    }

    private EmailConfig signedIn(String password) {
        EmailConfig config = config();
        return new EmailConfig(
                config.host(), config.port(), config.security(), "ops", password, config.from(), config.to());
    }

    private static DomainEvent failed(UUID execution, String job) {
        return new DomainEvent(
                Ids.next(),
                "io.opsconductor.automation.execution.partial",
                execution,
                NOW,
                "c-1",
                Json.tree(Map.of(
                        "jobName",
                        job,
                        "number",
                        12,
                        "state",
                        "partial",
                        "progress",
                        Map.of("targets", 20, "failed", 2, "succeeded", 18, "skipped", 0),
                        "startedAt",
                        NOW,
                        "finishedAt",
                        NOW.plusSeconds(65))));
    }
}
