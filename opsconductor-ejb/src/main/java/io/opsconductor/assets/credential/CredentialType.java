package io.opsconductor.assets.credential;

import static io.opsconductor.assets.credential.Part.optional;
import static io.opsconductor.assets.credential.Part.optionalSecret;
import static io.opsconductor.assets.credential.Part.required;
import static io.opsconductor.assets.credential.Part.requiredSecret;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The types of credentials, and the parts that each has. */
@SuppressWarnings("ImmutableEnumChecker") // the list is unmodifiable
public enum CredentialType {
    SSH_PASSWORD("ssh-password", required("username"), requiredSecret("password")),
    SSH_KEY("ssh-key", required("username"), requiredSecret("privateKey"), optionalSecret("passphrase")),
    WINRM("winrm", required("username"), requiredSecret("password"), optional("domain")),
    SNMP_V2C("snmp-v2c", requiredSecret("community")),
    SNMP_V3(
            "snmp-v3",
            required("username"),
            required("authProtocol"),
            requiredSecret("authPassword"),
            required("privProtocol"),
            requiredSecret("privPassword")),
    HTTP_BASIC("http-basic", required("username"), requiredSecret("password")),
    HTTP_TOKEN("http-token", requiredSecret("token"), optional("header")),
    OAUTH2_CLIENT(
            "oauth2-client",
            required("tokenUrl"),
            required("clientId"),
            requiredSecret("clientSecret"),
            optional("scopes")),
    DATABASE("database", required("username"), requiredSecret("password")),
    SECRET("secret", requiredSecret("values"));

    private final String wireName;
    private final List<Part> parts;

    CredentialType(String wireName, Part... parts) {
        this.wireName = wireName;
        this.parts = List.of(parts);
    }

    /** The type of that name in the API, if there is one. */
    public static Optional<CredentialType> named(String wireName) {
        return Arrays.stream(values()).filter(t -> t.wireName.equals(wireName)).findFirst();
    }

    /** All names in the API, for messages. */
    public static String names() {
        return Arrays.stream(values()).map(CredentialType::wireName).collect(Collectors.joining(", "));
    }

    /** The name in the API. */
    public String wireName() {
        return wireName;
    }

    /** What it consists of. */
    public List<Part> parts() {
        return parts;
    }
}
