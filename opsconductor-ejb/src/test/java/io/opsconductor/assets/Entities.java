package io.opsconductor.assets;

import io.opsconductor.platform.data.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.Map;
import java.util.function.Function;

/** The entities on a test's database, by the server's own persistence provider. */
public final class Entities implements AutoCloseable {
    private final EntityManagerFactory factory;

    /** The entities on the database. */
    public Entities(TestDatabase database) {
        factory = Persistence.createEntityManagerFactory(
                "opsconductor",
                Map.of(
                        "jakarta.persistence.transactionType",
                        "RESOURCE_LOCAL",
                        "jakarta.persistence.nonJtaDataSource",
                        database.dataSource(),
                        "eclipselink.session-name",
                        "test-" + database.hashCode()));
    }

    /** Does the work in a transaction. */
    public <T> T inTransaction(Function<EntityManager, T> work) {
        EntityManager manager = factory.createEntityManager();
        try (manager) {
            manager.getTransaction().begin();
            T result = work.apply(manager);
            manager.getTransaction().commit();
            return result;
        } finally {
            if (manager.isOpen() && manager.getTransaction().isActive()) {
                manager.getTransaction().rollback();
            }
        }
    }

    @Override
    public void close() {
        factory.close();
    }
}
