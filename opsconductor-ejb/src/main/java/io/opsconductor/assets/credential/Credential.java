package io.opsconductor.assets.credential;

import io.opsconductor.assets.CredentialCommand;
import io.opsconductor.platform.Ids;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.crypto.Secret;
import io.opsconductor.platform.crypto.Vault;
import io.opsconductor.platform.data.TextMapConverter;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A credential. It is made with its secret and may be given a new one; each change gives it a new version, by which
 * connections that were made with the old one are told apart. The secret is sealed to the id and comes out only at its
 * use.
 */
@Entity
@Table(schema = "assets", name = "credential")
public class Credential {
    @Id
    private UUID id;

    @Basic
    private String name;

    @Basic
    private String type;

    @Basic
    private String description;

    @Basic
    private String username;

    @Basic
    @Convert(converter = TextMapConverter.class)
    private Map<String, String> settings = new HashMap<>();

    @Basic
    private String fingerprint;

    @Column(name = "expires_at")
    private Instant expiresAt;

    private byte[] sealed;

    @Version
    private long version;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "updated_by")
    private String updatedBy;

    /** For the persistence provider. */
    protected Credential() {}

    /**
     * Checks what a credential is to be made of.
     *
     * @param present the type of the one that is to be changed, or null for a new one
     * @throws io.opsconductor.platform.Problem 400 naming each wrong field
     */
    public static void check(CredentialCommand command, String present) {
        CredentialRules.check(command, present == null ? null : typeNamed(present));
    }

    /**
     * A new credential.
     *
     * @throws io.opsconductor.platform.Problem 400 naming each wrong field
     */
    public Credential(CredentialCommand command, Vault vault, String by, Instant at) {
        Parts parts = CredentialRules.check(command, null);
        id = Ids.next();
        type = command.type();
        createdAt = at;
        createdBy = by;
        take(command, parts, new TreeMap<>(), vault, by, at);
    }

    /**
     * Changes it. Secret parts that the command does not give stay.
     *
     * @throws io.opsconductor.platform.Problem 400 naming each wrong field
     */
    public void change(CredentialCommand command, Vault vault, String by, Instant at) {
        Parts parts = CredentialRules.check(command, typeNamed(type));
        take(command, parts, opened(vault), vault, by, at);
    }

    private static CredentialType typeNamed(String wireName) {
        return CredentialType.named(wireName).orElseThrow();
    }

    private void take(
            CredentialCommand command, Parts parts, Map<String, String> kept, Vault vault, String by, Instant at) {
        name = command.name();
        description = command.description();
        expiresAt = command.expiresAt();
        username = parts.open().get("username");
        Map<String, String> shown = new HashMap<>(parts.open());
        shown.remove("username");
        if (parts.values() != null) {
            kept.clear();
            kept.putAll(parts.values());
        }
        kept.putAll(parts.secret());
        if (type.equals(CredentialType.SECRET.wireName())) {
            shown.put("names", String.join(",", new TreeMap<>(kept).keySet()));
        }
        settings = shown;
        if (parts.fingerprint() != null) {
            fingerprint = parts.fingerprint();
        }
        seal(kept, vault);
        updatedBy = by;
        updatedAt = at;
    }

    private void seal(Map<String, String> secrets, Vault vault) {
        try {
            byte[] plain = Json.MAPPER.writeValueAsBytes(secrets);
            sealed = vault.seal(plain, boundTo(id));
            Arrays.fill(plain, (byte) 0);
        } catch (IOException e) {
            throw new UncheckedIOException("Texts by name are always JSON", e);
        }
    }

    private Map<String, String> opened(Vault vault) {
        try (Secret secret = vault.open(sealed, boundTo(id))) {
            return SealedParts.read(secret);
        }
    }

    /** What the sealed part of a credential is bound to. */
    public static String boundTo(UUID id) {
        return "credential:" + id;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public long version() {
        return version;
    }
}
