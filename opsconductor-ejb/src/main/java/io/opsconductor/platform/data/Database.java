package io.opsconductor.platform.data;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
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
        Jdbi jdbi = over(dataSource);
        jdbi.setTransactionHandler(new CMTTransactionHandler());
        return jdbi;
    }

    /** SQL in transactions of its own, for those who have none of the container's. */
    @Produces
    @OwnTransactions
    @Singleton // Jdbi cannot be proxied
    Jdbi ownTransactions() {
        return over(dataSource);
    }

    /** SQL whose failures tell no values: those may be secret, and failures are logged. */
    static Jdbi over(DataSource dataSource) {
        Jdbi jdbi = Jdbi.create(dataSource).installPlugin(new PostgresPlugin()).installPlugin(new Instants());
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        return jdbi;
    }
}
