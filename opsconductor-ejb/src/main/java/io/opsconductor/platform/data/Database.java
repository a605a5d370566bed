package io.opsconductor.platform.data;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.CMTTransactionHandler;
import org.jdbi.v3.postgres.PostgresPlugin;

/** Gives the domains SQL where JPA would cost too much: lists, reports and the execution plane's hot path. */
@ApplicationScoped
public class Database {
    @Resource(lookup = "jdbc/opsconductor")
    private DataSource dataSource;

    /** SQL on the connection of the container's transaction; it begins and ends none of its own. */
    @Produces
    @Singleton // Jdbi cannot be proxied
    Jdbi jdbi() {
        Jdbi jdbi = connect();
        jdbi.setTransactionHandler(new CMTTransactionHandler());
        return jdbi;
    }

    /** SQL in transactions of its own, for those who have none of the container's. */
    @Produces
    @OwnTransactions
    @Singleton // Jdbi cannot be proxied
    Jdbi ownTransactions() {
        return connect();
    }

    private Jdbi connect() {
        return Jdbi.create(dataSource).installPlugin(new PostgresPlugin()).installPlugin(new Instants());
    }
}
