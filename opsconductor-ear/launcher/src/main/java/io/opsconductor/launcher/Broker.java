package io.opsconductor.launcher;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The message broker inside the server: its listeners on loopback, its users with a generated password. */
final class Broker {
    static final String USER = "opsconductor";

    private Broker() {}

    /** Writes the broker's own files; the server must not run. */
    static void configure(Path domain, Ports ports, String password) throws IOException {
        Path instance = domain.resolve("imq/instances/imqbroker");
        Files.createDirectories(instance.resolve("props"));
        Files.writeString(instance.resolve("props/config.properties"), """
                imq.instanceconfig.version=300
                imq.hostname=127.0.0.1
                imq.portmapper.hostname=127.0.0.1
                imq.service.activelist=jms
                imq.jms.tcp.hostname=127.0.0.1
                imq.jms.tcp.port=%d
                imq.jmx.hostname=127.0.0.1
                imq.autocreate.destination.limitBehavior=FLOW_CONTROL
                """.formatted(ports.jmsConnections()));
        OwnerOnly.write(instance.resolve("etc/accesscontrol.properties"), """
                version=JMQFileAccessControlModel/100
                connection.NORMAL.allow.user=opsconductor
                connection.ADMIN.allow.group=admin
                queue.*.produce.allow.user=*
                queue.*.consume.allow.user=*
                queue.*.browse.allow.user=*
                topic.*.produce.allow.user=*
                topic.*.consume.allow.user=*
                queue.create.allow.user=*
                topic.create.allow.user=*
                """);
        OwnerOnly.write(
                instance.resolve("etc/passwd"), line("admin", password, "admin") + line(USER, password, "user"));
    }

    /**
     * One line of the broker's user file. The digest is the broker's, and weak; the password behind it is random and
     * long, and the file is its owner's only.
     */
    static String line(String user, String password, String group) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("MD5").digest((user + ":" + password).getBytes(StandardCharsets.UTF_8));
            return user + ":" + new BigInteger(digest).toString(16) + ":" + group + ":1\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has MD5", e);
        }
    }
}
