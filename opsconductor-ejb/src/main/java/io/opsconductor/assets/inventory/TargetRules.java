package io.opsconductor.assets.inventory;

import io.opsconductor.assets.ConnectionCommand;
import io.opsconductor.assets.ConnectionOptions;
import io.opsconductor.assets.Protocol;
import io.opsconductor.assets.TargetCommand;
import io.opsconductor.assets.ssh.PublicKeys;
import io.opsconductor.platform.Validation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a target must be like, as far as that can be told without the database. Every fault is reported at once. */
public final class TargetRules {
    private static final int MOST_TAGS = 100;
    private static final int MOST_CONNECTIONS = 20;
    private static final int MOST_HOST_KEYS = 20;
    private static final Pattern ADDRESS = Pattern.compile(
            "[\\p{L}\\p{N}]([\\p{L}\\p{N}._-]*[\\p{L}\\p{N}.])?|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(%[\\w.-]+)?");

    private final Validation validation = new Validation();

    /**
     * Checks the command and completes it.
     *
     * @throws io.opsconductor.platform.Problem 400 with every fault
     */
    public static TargetSpec check(TargetCommand command) {
        TargetRules rules = new TargetRules();
        TargetSpec spec = rules.spec(command);
        rules.validation.orThrow();
        return spec;
    }

    private TargetSpec spec(TargetCommand command) {
        validation
                .name("name", command.name())
                .lines("description", command.description(), 4_000)
                .text("os", command.os(), 100);
        address(command.address());
        Map<String, String> tags = command.tags() == null ? Map.of() : command.tags();
        tags(tags);
        List<ConnectionSpec> connections =
                connections(command.connections() == null ? List.of() : command.connections());
        return new TargetSpec(
                command.name(),
                command.address(),
                command.description(),
                command.os(),
                tags,
                command.enabled(),
                connections);
    }

    private void address(String address) {
        if (address == null || address.isBlank()) {
            validation.reject("address", "is required: a host name or an IP address");
            return;
        }
        validation.text("address", address, 253);
        validation.check(
                address.length() > 253 || ADDRESS.matcher(address).matches(),
                "address",
                "must be a host name or an IP address, without port or scheme");
    }

    private void tags(Map<String, String> tags) {
        validation.check(tags.size() <= MOST_TAGS, "tags", "must have at most " + MOST_TAGS + " items");
        tags.forEach((key, value) -> {
            String field = "tags." + (key.length() > 50 ? key.substring(0, 50) + "…" : key);
            if (key.isBlank()
                    || key.length() > 100
                    || key.chars().anyMatch(c -> c == ':' || c == ',' || Character.isISOControl(c))) {
                validation.reject(
                        field, "must have a key of 1 to 100 characters, without colons, commas or control characters");
            }
            if (value == null) {
                validation.reject(field, "must be text");
            } else {
                validation.text(field, value, Validation.NAME_LENGTH);
            }
        });
    }

    private List<ConnectionSpec> connections(List<ConnectionCommand> commands) {
        validation.check(
                commands.size() <= MOST_CONNECTIONS, "connections", "must have at most " + MOST_CONNECTIONS + " items");
        boolean chosen = commands.stream().anyMatch(c -> c != null && Boolean.TRUE.equals(c.preferred()));
        List<ConnectionSpec> specs = new ArrayList<>();
        Set<String> places = new HashSet<>();
        boolean defaultSeen = false;
        for (int i = 0; i < commands.size(); i++) {
            String field = "connections[" + i + "]";
            ConnectionCommand command = commands.get(i);
            if (command == null) {
                validation.reject(field, "must be an object");
                continue;
            }
            boolean preferred = chosen ? Boolean.TRUE.equals(command.preferred()) : i == 0;
            validation.check(!(preferred && defaultSeen), field + ".default", "only one connection can be the default");
            defaultSeen |= preferred;
            connection(field, command, preferred).ifPresent(spec -> {
                validation.check(
                        places.add(spec.protocol() + ":" + spec.port()),
                        field,
                        "another connection has the same protocol and port");
                specs.add(spec);
            });
        }
        return specs;
    }

    private Optional<ConnectionSpec> connection(String field, ConnectionCommand command, boolean preferred) {
        Optional<Protocol> protocol = Protocol.named(command.protocol());
        if (protocol.isEmpty()) {
            validation.reject(field + ".protocol", "must be one of " + Protocol.names());
            return Optional.empty();
        }
        int port = command.port() == null ? protocol.get().defaultPort() : command.port();
        validation.check(port >= 1 && port <= 65_535, field + ".port", "must be from 1 to 65535");
        ConnectionOptions options = command.options();
        if (options == null) {
            options = ConnectionOptions.of(null, null);
        }
        if (protocol.get() != Protocol.SSH) {
            validation.check(
                    options.equals(ConnectionOptions.of(null, null)),
                    field + ".options",
                    "is not supported yet for " + command.protocol() + "; leave it out");
        }
        validation.check(
                options.jumpHosts() == null || options.jumpHosts().isEmpty(),
                field + ".options.jumpHosts",
                "is not supported yet; leave it out");
        validation.check(
                options.become() == null || options.become().isNull(),
                field + ".options.become",
                "is not supported yet; leave it out");
        String policy = options.hostKeyPolicy() == null ? ConnectionOptions.ACCEPT_FIRST : options.hostKeyPolicy();
        validation.check(
                policy.equals(ConnectionOptions.ACCEPT_FIRST) || policy.equals(ConnectionOptions.STRICT),
                field + ".options.hostKeyPolicy",
                "must be acceptFirst or strict");
        List<String> keys = hostKeys(field + ".options.hostKeys", options.hostKeys());
        return Optional.of(new ConnectionSpec(protocol.get(), port, command.credentialId(), preferred, policy, keys));
    }

    private List<String> hostKeys(String field, List<String> pasted) {
        if (pasted == null) {
            return null;
        }
        validation.check(pasted.size() <= MOST_HOST_KEYS, field, "must have at most " + MOST_HOST_KEYS + " items");
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < pasted.size(); i++) {
            try {
                String key = PublicKeys.parse(pasted.get(i) == null ? "" : pasted.get(i));
                if (!keys.contains(key)) {
                    keys.add(key);
                }
            } catch (IllegalArgumentException e) {
                validation.reject(field + "[" + i + "]", e.getMessage());
            }
        }
        return keys;
    }
}
