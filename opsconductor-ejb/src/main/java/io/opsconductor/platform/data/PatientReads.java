package io.opsconductor.platform.data;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executor;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Lets a migration take its time: the pool gives up a read after a minute, but an index on a large table takes longer.
 * The connection goes back to the pool with the pool's own limit.
 */
final class PatientReads implements Callback {
    private static final Executor AT_ONCE = Runnable::run;

    private int limit;

    @Override
    public boolean supports(Event event, Context context) {
        return switch (event) {
            case BEFORE_EACH_MIGRATE, AFTER_EACH_MIGRATE, AFTER_EACH_MIGRATE_ERROR -> true;
            default -> false;
        };
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        Connection connection = context.getConnection();
        try {
            if (event == Event.BEFORE_EACH_MIGRATE) {
                limit = connection.getNetworkTimeout();
                connection.setNetworkTimeout(AT_ONCE, 0);
            } else if (!connection.isClosed()) {
                connection.setNetworkTimeout(AT_ONCE, limit);
            }
        } catch (SQLException e) {
            throw new FlywayException("The time limit of the migration's connection could not be changed", e);
        }
    }

    @Override
    public String getCallbackName() {
        return "patient reads";
    }
}
