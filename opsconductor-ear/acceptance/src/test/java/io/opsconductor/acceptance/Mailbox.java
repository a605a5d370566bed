package io.opsconductor.acceptance;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;

/** A real SMTP server on loopback, and what it received. */
final class Mailbox implements AutoCloseable {
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    Mailbox() {
        server.start();
    }

    int port() {
        return server.getSmtp().getPort();
    }

    /** What has arrived, each as subject and body. */
    List<String> messages() {
        return Arrays.stream(server.getReceivedMessages()).map(Mailbox::text).toList();
    }

    /** Waits for a message that contains all of the words. */
    String await(Duration limit, String... words) {
        Awaitility.await("mail with " + Arrays.toString(words) + "; received: " + messages())
                .atMost(limit)
                .until(() -> messages().stream().anyMatch(m -> containsAll(m, words)));
        return messages().stream()
                .filter(m -> containsAll(m, words))
                .findFirst()
                .orElseThrow();
    }

    private static boolean containsAll(String message, String... words) {
        return Arrays.stream(words).allMatch(message::contains);
    }

    private static String text(MimeMessage message) {
        try {
            return message.getSubject() + "\n" + GreenMailUtil.getBody(message);
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
