package io.opsconductor.launcher;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;

/** A database that the launcher talks to before the server does. */
final class Database {
    private final DatabaseAddress address;

    Database(DatabaseAddress address) {
        this.address = address;
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("ApplicationName", "OpsConductor launcher");
        return DriverManager.getConnection(address.url(), properties);
    }

    /**
     * Waits until the database answers.
     *
     * @throws LaunchException when its process ends or the time is over
     */
    void await(Duration time, Child child, Path log) throws InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        while (true) {
            try {
                connect().close();
                return;
            } catch (SQLException e) {
                if (!child.isAlive() || System.nanoTime() > deadline) {
                    throw new LaunchException(
                            "PostgreSQL did not start (" + e.getMessage() + "). The end of " + log + ":"
                                    + System.lineSeparator() + Logs.tail(log, 15),
                            e);
                }
                Thread.sleep(100);
            }
        }
    }

    /** Makes sure that a user with this password exists and owns a database of the same name. */
    void ensure(String name, String password) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            boolean user = exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", name);
            // The name is a constant and the password is hexadecimal: nothing in them needs quoting.
            statement.execute((user ? "ALTER" : "CREATE") + " ROLE " + name + " LOGIN PASSWORD '" + password + "'");
            if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
                statement.execute("CREATE DATABASE " + name + " OWNER " + name);
            }
        } catch (SQLException e) {
            throw new LaunchException("The database " + name + " could not be created: " + e.getMessage(), e);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** @throws LaunchException when the database of the settings does not answer, or is too old */
    void requireUsable() {
        try (Connection connection = connect()) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < 16) {
                throw new LaunchException("The database at " + address.url() + " is PostgreSQL " + version
                        + "; OpsConductor needs PostgreSQL 16 or newer.");
            }
        } catch (SQLException e) {
            throw new LaunchException(
                    "The database at " + address.url() + " cannot be used (" + e.getMessage()
                            + "). Check OPSCONDUCTOR_DB_URL, OPSCONDUCTOR_DB_USER and OPSCONDUCTOR_DB_PASSWORD.",
                    e);
        }
    }
}
