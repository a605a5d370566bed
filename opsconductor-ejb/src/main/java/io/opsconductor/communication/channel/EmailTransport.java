package io.opsconductor.communication.channel;

import io.opsconductor.platform.DomainEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Properties;

/** Sends an event as a mail, plain text with an HTML alternative, through the channel's SMTP server. */
@ApplicationScoped
class EmailTransport implements Transport<EmailConfig> {
    private static final String CONNECT_TIMEOUT = "10000";
    private static final String TIMEOUT = "20000";

    /** For all of an attempt, whatever the server does; well below the lease of a delivery. */
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private NotificationSettings settings;
    private Clock clock;
    private Duration deadline;

    /** For the container's proxy. */
    protected EmailTransport() {}

    @Inject
    EmailTransport(NotificationSettings settings, Clock clock) {
        this(settings, clock, DEADLINE);
    }

    EmailTransport(NotificationSettings settings, Clock clock, Duration deadline) {
        this.settings = settings;
        this.clock = clock;
        this.deadline = deadline;
    }

    @Override
    public Answer send(EmailConfig config, DomainEvent event) {
        try (MailSockets sockets = new MailSockets(deadline)) {
            Answer answer = send(config, event, sockets);
            return answer.ok() || !sockets.timeUp()
                    ? answer
                    : Answer.failed(
                            null,
                            "The SMTP server " + config.host() + " did not take the mail within " + deadline.toSeconds()
                                    + " s");
        }
    }

    private Answer send(EmailConfig config, DomainEvent event, MailSockets sockets) {
        Session session = Session.getInstance(properties(config, sockets));
        try {
            settings.guard().check(config.host());
            MimeMessage mail = compose(session, config, event);
            try (jakarta.mail.Transport smtp = session.getTransport("smtp")) {
                boolean signIn = config.username() != null && config.password() != null;
                smtp.connect(
                        config.host(),
                        config.port(),
                        signIn ? config.username() : null,
                        signIn ? config.password() : null);
                smtp.sendMessage(mail, mail.getAllRecipients());
            }
            return Answer.delivered(null, "The SMTP server " + config.host() + " accepted the message");
        } catch (NetworkGuard.Refused e) {
            return Answer.failed(null, e.getMessage());
        } catch (UnknownHostException e) {
            return Answer.failed(null, "The host " + config.host() + " could not be resolved");
        } catch (AuthenticationFailedException e) {
            return Answer.failed(null, "The SMTP server rejected the user name or password");
        } catch (MessagingException | IOException e) {
            return Answer.failed(null, reason(e));
        }
    }

    private static Properties properties(EmailConfig config, MailSockets sockets) {
        Properties properties = new Properties();
        properties.put("mail.smtp.socketFactory", sockets);
        properties.put("mail.smtp.socketFactory.fallback", "false"); // no second try past the deadline's reach
        properties.put("mail.smtp.connectiontimeout", CONNECT_TIMEOUT);
        properties.put("mail.smtp.timeout", TIMEOUT);
        properties.put("mail.smtp.writetimeout", TIMEOUT);
        properties.put("mail.smtp.auth", Boolean.toString(config.username() != null));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        switch (config.security()) {
            case NONE -> properties.put("mail.smtp.starttls.enable", "false");
            case STARTTLS -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
            }
            case TLS -> {
                properties.put("mail.smtp.ssl.enable", "true");
                properties.put("mail.smtp.ssl.socketFactory", sockets); // wrapped in TLS afterwards
            }
        }
        return properties;
    }

    private MimeMessage compose(Session session, EmailConfig config, DomainEvent event)
            throws MessagingException, IOException {
        MailText text = MailText.of(event, settings.baseUrl());
        MimeMessage mail = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                // The same for each attempt, so that a mail sent twice can be told.
                setHeader("Message-ID", "<" + event.id() + "@opsconductor>");
            }
        };
        mail.setFrom(address(config.from()));
        for (String to : config.to()) {
            mail.addRecipient(Message.RecipientType.TO, address(to));
        }
        mail.setSubject(oneLine(text.subject()), StandardCharsets.UTF_8.name());
        mail.setSentDate(Date.from(clock.instant()));
        mail.setHeader("Auto-Submitted", "auto-generated");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text.plain(), StandardCharsets.UTF_8.name());
        MimeBodyPart html = new MimeBodyPart();
        html.setText(text.html(), StandardCharsets.UTF_8.name(), "html");
        mail.setContent(new MimeMultipart("alternative", plain, html));
        return mail;
    }

    private static InternetAddress address(String text) throws MessagingException, IOException {
        InternetAddress address = new InternetAddress(text, true);
        if (address.getPersonal() != null) {
            address.setPersonal(address.getPersonal(), StandardCharsets.UTF_8.name());
        }
        return address;
    }

    /** A line break in a subject would begin a header of the sender's making. */
    private static String oneLine(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= 200 ? line : line.substring(0, 200) + "…";
    }

    private static String reason(Exception e) {
        StringBuilder reason = new StringBuilder();
        for (Throwable cause = e; cause != null && reason.length() < 800; cause = cause.getCause()) {
            if (cause.getMessage() != null) {
                reason.append(reason.isEmpty() ? "" : " — ")
                        .append(cause.getMessage().strip());
            }
        }
        return reason.isEmpty() ? e.getClass().getSimpleName() : reason.toString();
    }
}
