package io.opsconductor.assets;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a credential is to be like. Which fields belong to it depends on its type; the others must be null. When a
 * credential is changed, secret parts that are null stay as they are. What only the server sets may stand in it, as
 * after a read, and is not looked at.
 *
 * @param type {@code ssh-password}, {@code ssh-key}, {@code winrm}, {@code snmp-v2c}, {@code snmp-v3},
 *     {@code http-basic}, {@code http-token}, {@code oauth2-client}, {@code database} or {@code secret}; it cannot be
 *     changed
 * @param privateKey PEM or OpenSSH; RSA, ECDSA or Ed25519
 * @param passphrase of the private key; the key is kept without it, sealed
 * @param values the named values of a {@code secret}
 */
@JsonIgnoreProperties({
    "id",
    "fingerprint",
    "names",
    "usage",
    "version",
    "createdAt",
    "createdBy",
    "updatedAt",
    "updatedBy"
})
public record CredentialCommand(
        String name,
        String type,
        String description,
        Instant expiresAt,
        String username,
        String password,
        String privateKey,
        String passphrase,
        String certificate,
        String domain,
        String community,
        String authProtocol,
        String authPassword,
        String privProtocol,
        String privPassword,
        String token,
        String header,
        String tokenUrl,
        String clientId,
        String clientSecret,
        String scopes,
        Map<String, String> values) {

    /** The parts that depend on the type and were given, but for {@link #values}. */
    public Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("username", username);
        parts.put("password", password);
        parts.put("privateKey", privateKey);
        parts.put("passphrase", passphrase);
        parts.put("certificate", certificate);
        parts.put("domain", domain);
        parts.put("community", community);
        parts.put("authProtocol", authProtocol);
        parts.put("authPassword", authPassword);
        parts.put("privProtocol", privProtocol);
        parts.put("privPassword", privPassword);
        parts.put("token", token);
        parts.put("header", header);
        parts.put("tokenUrl", tokenUrl);
        parts.put("clientId", clientId);
        parts.put("clientSecret", clientSecret);
        parts.put("scopes", scopes);
        parts.values().removeIf(value -> value == null);
        return parts;
    }

    @Override
    public String toString() {
        return "CredentialCommand[" + name + "]"; // its secrets must not get into logs
    }
}
