package io.opsconductor.communication.channel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.Validation;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Mail through an SMTP server.
 *
 * @param host name or address of the SMTP server
 * @param port its port
 * @param security how the connection is encrypted; the server's name is always checked against its certificate
 * @param username for signing in to it, or null
 * @param password for signing in to it, or null
 * @param from the sender's address, like {@code OpsConductor <ops@example.org>}
 * @param to the receivers' addresses
 */
public record EmailConfig(
        String host, Integer port, Security security, String username, String password, String from, List<String> to)
        implements ChannelConfig {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:-]+");
    private static final int MOST_RECEIVERS = 100;
    private static final String PASSWORD = "password";

    /** How the connection to the SMTP server is encrypted. */
    public enum Security {
        NONE,
        STARTTLS,
        TLS;

        /** Reads the name in the API. */
        @JsonCreator
        static Security of(String name) {
            return Arrays.stream(values())
                    .filter(s -> s.wireName().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("must be none, starttls or tls"));
        }

        /** The name in the API. */
        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public String type() {
        return "email";
    }

    @Override
    public void check(Validation validation) {
        validation
                .check(
                        host != null
                                && host.length() <= 253
                                && HOST.matcher(host).matches(),
                        "config.host",
                        "must be the name or address of the SMTP server")
                .check(port != null && port >= 1 && port <= 65_535, "config.port", "must be from 1 to 65535")
                .check(security != null, "config.security", "must be none, starttls or tls")
                .text("config.username", username, Validation.NAME_LENGTH)
                .text("config.password", password, 1_000)
                .check(
                        password == null || password.isEmpty() || username != null,
                        "config.username",
                        "is required with a password")
                .check(
                        to != null && !to.isEmpty() && to.size() <= MOST_RECEIVERS,
                        "config.to",
                        "must list 1 to " + MOST_RECEIVERS + " addresses");
        address(validation, "config.from", from);
        for (int i = 0; to != null && i < Math.min(to.size(), MOST_RECEIVERS); i++) {
            address(validation, "config.to[" + i + "]", to.get(i));
        }
    }

    private static void address(Validation validation, String field, String text) {
        boolean plain =
                text != null && text.length() <= 320 && text.codePoints().noneMatch(Character::isISOControl);
        validation.check(plain && parses(text), field, "must be an e-mail address like ops@example.org");
    }

    private static boolean parses(String text) {
        try {
            InternetAddress[] parsed = InternetAddress.parse(text, true);
            if (parsed.length != 1 || parsed[0].isGroup()) {
                return false;
            }
            parsed[0].validate();
            return parsed[0].getAddress().indexOf('@') > 0;
        } catch (AddressException e) {
            return false;
        }
    }

    @Override
    public Map<String, String> secrets() {
        return password == null ? Map.of() : Map.of(PASSWORD, password);
    }

    @Override
    public JsonNode shown() {
        return Json.tree(new EmailConfig(host, port, security, username, null, from, to));
    }

    @Override
    public JsonNode outlined() {
        return shown();
    }

    @Override
    public EmailConfig completedFrom(ChannelConfig before) {
        return this;
    }

    @Override
    public EmailConfig with(Map<String, String> secrets) {
        return new EmailConfig(host, port, security, username, secrets.get(PASSWORD), from, to);
    }

    @Override
    public boolean keeps(String secret) {
        return username != null;
    }

    @Override
    public List<String> demanded() {
        return List.of();
    }

    @Override
    public String destination() {
        return List.of(String.valueOf(host), String.valueOf(port), String.valueOf(security), String.valueOf(username))
                .stream()
                .map(part -> part.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    @Override
    public String toString() {
        return "EmailConfig[" + host + ":" + port + "]";
    }
}
