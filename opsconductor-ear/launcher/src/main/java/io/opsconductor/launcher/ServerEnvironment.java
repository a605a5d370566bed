package io.opsconductor.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The settings that the server and the application read from their environment. Secrets are here and not in scripts or
 * arguments, where others could read them.
 */
final class ServerEnvironment {
    private final Settings settings;
    private final DataFolder data;
    private final DatabaseAddress database;
    private final Path inventory;

    /** @param inventory what the application creates at its start where it is missing, or null */
    ServerEnvironment(Settings settings, DataFolder data, DatabaseAddress database, Path inventory) {
        this.settings = settings;
        this.data = data;
        this.database = database;
        this.inventory = inventory;
    }

    /** Added to what the launcher itself got, so that every documented setting reaches the application. */
    Map<String, String> variables() throws IOException {
        Map<String, String> variables = new HashMap<>();
        variables.put("OPSCONDUCTOR_DB_URL", database.url());
        variables.put("OPSCONDUCTOR_DB_USER", database.user());
        variables.put("OPSCONDUCTOR_DB_PASSWORD", database.password());
        variables.put("OPSCONDUCTOR_LISTEN_ADDRESS", settings.listen().getHostAddress());
        variables.put("OPSCONDUCTOR_JMS_PASSWORD", OwnerOnly.secret(data.resolve("secrets/jms")));
        variables.put(
                "OPSCONDUCTOR_ADMIN_PASSWORD_FILE",
                data.resolve("initial-admin-password").toString());
        addUnlessSet(
                variables,
                "OPSCONDUCTOR_MASTER_KEY_FILE",
                data.resolve("master.key").toString());
        addUnlessSet(
                variables,
                "OPSCONDUCTOR_BASE_URL",
                "http://localhost:" + settings.ports().http());
        if (inventory != null) {
            variables.put("OPSCONDUCTOR_PROVISION_FILE", inventory.toString());
        }
        return variables;
    }

    private static void addUnlessSet(Map<String, String> variables, String name, String value) {
        if (System.getenv(name) == null) {
            variables.put(name, value);
        }
    }
}
