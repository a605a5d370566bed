package io.opsconductor.assets.credential;

import io.opsconductor.assets.CredentialCommand;
import io.opsconductor.assets.ssh.SshKey;
import io.opsconductor.platform.Validation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a credential must be like. Every fault is reported at once, and none with the secret in it. */
final class CredentialRules {
    private static final int SECRET_LENGTH = 64 * 1024;
    private static final int MOST_VALUES = 100;
    private static final Set<String> MULTI_LINE = Set.of("privateKey");
    private static final Pattern VALUE_NAME = Pattern.compile("[\\p{L}\\p{N}_-]{1,100}");

    private final Validation validation = new Validation();
    private final boolean fresh;

    private CredentialRules(boolean fresh) {
        this.fresh = fresh;
    }

    /**
     * Checks a command.
     *
     * @param present the type of the credential that is changed, or null for a new one
     */
    static Parts check(CredentialCommand command, CredentialType present) {
        CredentialRules rules = new CredentialRules(present == null);
        Parts parts = rules.parts(command, present);
        rules.validation.orThrow();
        return parts;
    }

    private Parts parts(CredentialCommand command, CredentialType present) {
        validation
                .name("name", command.name())
                .lines("description", command.description(), 4_000)
                .instant("expiresAt", command.expiresAt());
        Optional<CredentialType> type = CredentialType.named(command.type());
        if (type.isEmpty()) {
            validation.reject("type", "must be one of " + CredentialType.names());
            return null;
        }
        if (present != null && present != type.get()) {
            validation.reject("type", "cannot be changed; it is " + present.wireName());
            return null;
        }
        Map<String, String> given = command.parts();
        Map<String, String> open = new LinkedHashMap<>();
        Map<String, String> secret = new LinkedHashMap<>();
        for (Part part : type.get().parts()) {
            if (part.name().equals("values")) {
                continue;
            }
            String value = given.remove(part.name());
            if (value == null) {
                validation.check(!part.required() || (part.secret() && !fresh), part.name(), "is required");
            } else {
                value(part, value);
                (part.secret() ? secret : open).put(part.name(), value);
            }
        }
        given.keySet().forEach(field -> foreign(field, type.get()));
        Map<String, String> values = values(command.values(), type.get());
        String fingerprint = type.get() == CredentialType.SSH_KEY ? key(secret) : null;
        return new Parts(open, secret, values, fingerprint);
    }

    private void foreign(String field, CredentialType type) {
        validation.reject(
                field,
                field.equals("certificate")
                        ? "is not supported yet; leave it out"
                        : "is not a field of a credential of type " + type.wireName());
    }

    private void value(Part part, String value) {
        if (!part.secret()) {
            validation.name(part.name(), value);
            return;
        }
        validation.check(!value.isEmpty(), part.name(), "must not be empty");
        if (MULTI_LINE.contains(part.name())) {
            validation.lines(part.name(), value, SECRET_LENGTH);
        } else {
            validation.text(part.name(), value, 4_000);
        }
    }

    private Map<String, String> values(Map<String, String> values, CredentialType type) {
        if (type != CredentialType.SECRET) {
            if (values != null) {
                foreign("values", type);
            }
            return null;
        }
        if (values == null) {
            validation.check(!fresh, "values", "is required");
            return null;
        }
        validation.check(!values.isEmpty(), "values", "must contain at least one value");
        validation.check(values.size() <= MOST_VALUES, "values", "must contain at most " + MOST_VALUES + " values");
        values.forEach((name, value) -> {
            String field = "values." + (name.length() > 50 ? name.substring(0, 50) + "…" : name);
            validation.check(
                    VALUE_NAME.matcher(name).matches(), field, "must have a name of letters, digits, _ and - only");
            validation.check(value != null && !value.isEmpty(), field, "must be non-empty text");
            validation.lines(field, value, SECRET_LENGTH);
        });
        return values;
    }

    /** Opens the key with its passphrase once, here, so that connections need not, and a wrong one shows at once. */
    private String key(Map<String, String> secret) {
        String passphrase = secret.remove("passphrase");
        String privateKey = secret.get("privateKey");
        if (privateKey == null) {
            validation.check(passphrase == null, "passphrase", "requires a privateKey; send both");
            return null;
        }
        if (!validation.passed()) {
            return null;
        }
        try {
            SshKey key = SshKey.read(privateKey, passphrase);
            secret.put("privateKey", key.privateKey());
            return key.fingerprint();
        } catch (SshKey.Unusable e) {
            validation.reject(e.isPassphrase() ? "passphrase" : "privateKey", e.getMessage());
            return null;
        }
    }
}
