package io.opsconductor.assets;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How a target can be reached, and which credentials fit. Connections over SSH alone are made so far. */
@SuppressWarnings("ImmutableEnumChecker") // the set is unmodifiable
public enum Protocol {
    SSH("ssh", 22, "ssh-key", "ssh-password"),
    WINRM("winrm", 5986, "winrm"),
    SNMP("snmp", 161, "snmp-v2c", "snmp-v3"),
    HTTP("http", 443, "http-basic", "http-token", "oauth2-client"),
    SQL("sql", 5432, "database");

    private final String wireName;
    private final int defaultPort;
    private final Set<String> credentialTypes;

    Protocol(String wireName, int defaultPort, String... credentialTypes) {
        this.wireName = wireName;
        this.defaultPort = defaultPort;
        this.credentialTypes = Set.of(credentialTypes);
    }

    /** The protocol of that name in the API, if there is one. */
    public static Optional<Protocol> named(String wireName) {
        return Arrays.stream(values()).filter(p -> p.wireName.equals(wireName)).findFirst();
    }

    /** All names in the API, for messages. */
    public static String names() {
        return Arrays.stream(values()).map(Protocol::wireName).collect(Collectors.joining(", "));
    }

    /** The name in the API. */
    public String wireName() {
        return wireName;
    }

    /** The port where none is said. */
    public int defaultPort() {
        return defaultPort;
    }

    /** Whether a credential of this type can be used with it. */
    public boolean takes(String credentialType) {
        return credentialTypes.contains(credentialType);
    }

    /** The types of credentials that can be used with it, for messages. */
    public String credentialTypes() {
        return credentialTypes.stream().sorted().collect(Collectors.joining(" or "));
    }
}
