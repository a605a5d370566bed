package io.opsconductor.lab;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Takes every mail and delivers none: each becomes a file that any mail program opens. */
final class MailCatcher implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(MailCatcher.class.getName());

    private final GreenMail mail;
    private final Path folder;
    private final ScheduledExecutorService clock;
    private int written;

    private MailCatcher(GreenMail mail, Path folder) {
        this.mail = mail;
        this.folder = folder;
        this.clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "lab mail");
            thread.setDaemon(true);
            return thread;
        });
    }

    static MailCatcher start(Path folder, int port) throws IOException {
        Files.createDirectories(folder);
        GreenMail mail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        MailCatcher catcher = new MailCatcher(mail, folder);
        var unused = catcher.clock.scheduleWithFixedDelay(catcher::write, 500, 500, TimeUnit.MILLISECONDS);
        return catcher;
    }

    private void write() {
        MimeMessage[] messages = mail.getReceivedMessages();
        for (; written < messages.length; written++) {
            String name = Instant.now().toString().replace(':', '-') + "-" + written + ".eml";
            try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
                messages[written].writeTo(out);
            } catch (IOException | MessagingException e) {
                LOG.log(Level.WARNING, "A mail could not be written to " + folder + "; trying again", e);
                return;
            }
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        mail.stop();
    }
}
