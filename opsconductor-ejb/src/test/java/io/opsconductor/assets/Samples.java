package io.opsconductor.assets;

import io.opsconductor.assets.credential.Credential;
import io.opsconductor.assets.inventory.ConnectionSpec;
import io.opsconductor.assets.inventory.HostKeyRows;
import io.opsconductor.assets.inventory.Target;
import io.opsconductor.assets.inventory.TargetRules;
import io.opsconductor.assets.inventory.TargetSpec;
import io.opsconductor.platform.crypto.TestVault;
import io.opsconductor.platform.crypto.Vault;
import io.opsconductor.platform.data.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Things to test with, kept in a real database. */
public final class Samples implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2026-02-03T04:05:06.789Z");

    public final Vault vault = TestVault.create();
    public final TestDatabase database = TestDatabase.fresh();
    public final Entities entities = new Entities(database);

    /** An SSH sign-in with a password. */
    public static CredentialCommand sshPassword(String name, String username, String password) {
        return new CredentialCommand(
                name,
                "ssh-password",
                null,
                null,
                username,
                password,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** An SSH sign-in with a key; the passphrase may be null. */
    public static CredentialCommand sshKey(String name, String username, String privateKey, String passphrase) {
        return new CredentialCommand(
                name,
                "ssh-key",
                null,
                null,
                username,
                null,
                privateKey,
                passphrase,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** Named secret values. */
    public static CredentialCommand secret(String name, Map<String, String> values) {
        return new CredentialCommand(
                name, "secret", null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, values);
    }

    /** An SSH connection on the port with the credential, with the usual options. */
    public static ConnectionCommand ssh(int port, UUID credentialId) {
        return new ConnectionCommand("ssh", port, credentialId, true, null);
    }

    /** A static group of these targets, at the top. */
    public static TargetGroupCommand group(String name, List<UUID> members) {
        return new TargetGroupCommand(name, null, null, members, null, null);
    }

    /** A target with an SSH connection. */
    public UUID target(String name, Map<String, String> tags, UUID credentialId) {
        return target(new TargetCommand(name, "127.0.0.1", null, null, tags, null, List.of(ssh(22, credentialId))));
    }

    /** A target as described. */
    public UUID target(TargetCommand command) {
        TargetSpec spec = TargetRules.check(command);
        Target target = new Target(spec, "ada", NOW);
        entities.inTransaction(manager -> {
            manager.persist(target);
            return null;
        });
        database.jdbi()
                .useHandle(handle -> HostKeyRows.store(handle, target.id(), spec.connections(), false, "ada", NOW));
        return target.id();
    }

    /** Describes a target anew. */
    public void describe(UUID id, TargetCommand command) {
        TargetSpec spec = TargetRules.check(command);
        boolean moved = entities.inTransaction(manager -> {
            Target target = manager.find(Target.class, id);
            boolean other = !target.address().equals(spec.address());
            target.describe(spec, "grace", NOW.plusSeconds(60));
            return other;
        });
        List<ConnectionSpec> connections = spec.connections();
        database.jdbi().useHandle(handle -> HostKeyRows.store(handle, id, connections, moved, "grace", NOW));
    }

    /** A credential. */
    public UUID credential(CredentialCommand command) {
        Credential credential = new Credential(command, vault, "ada", NOW);
        entities.inTransaction(manager -> {
            manager.persist(credential);
            return null;
        });
        return credential.id();
    }

    @Override
    public void close() {
        entities.close();
    }
}
