package io.opsconductor.platform.data;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL for tests, started once for all of them and migrated as the product does. Each test class takes a
 * database of its own, copied from the migrated one:
 *
 * <pre>{@code
 * private final TestDatabase database = TestDatabase.fresh();
 * }</pre>
 *
 * <p>Its sessions are in a zone that is not UTC, so that nothing comes to lean on one.
 */
public final class TestDatabase {
    private static final String TEMPLATE = "migrated";
    private static final AtomicInteger COPIES = new AtomicInteger();

    private final DataSource dataSource;
    private final Jdbi jdbi;

    private TestDatabase(DataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbi = Database.over(dataSource);
    }

    /** A migrated, empty database that nobody else uses. */
    public static TestDatabase fresh() {
        String name = "copy_" + COPIES.incrementAndGet();
        Jdbi.create(Server.RUNNING.dataSource("postgres"))
                .useHandle(handle -> handle.execute("create database " + name + " template " + TEMPLATE));
        return new TestDatabase(Server.RUNNING.dataSource(name));
    }

    /** Connections of their own, without a pool, set as the server's pool sets them. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** SQL with a transaction per handle, unlike in the server, where the container's is joined. */
    public Jdbi jdbi() {
        return jdbi;
    }

    /** Started when the first test asks, stopped with the virtual machine. */
    private static final class Server {
        static final Server RUNNING = new Server();

        private final EmbeddedPostgres postgres;

        private Server() {
            try {
                postgres = EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL for the tests does not start", e);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
            Jdbi.create(dataSource("postgres")).useHandle(handle -> handle.execute("create database " + TEMPLATE));
            Migration.of(dataSource(TEMPLATE)).load().migrate();
        }

        private void stop() {
            try {
                postgres.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        DataSource dataSource(String database) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setServerNames(new String[] {"localhost"});
            source.setPortNumbers(new int[] {postgres.getPort()});
            source.setDatabaseName(database);
            source.setUser("postgres");
            source.setPassword("postgres");
            source.setStringType("unspecified");
            source.setLogServerErrorDetail(false);
            source.setOptions("-c TimeZone=Asia/Kathmandu");
            return source;
        }
    }
}
