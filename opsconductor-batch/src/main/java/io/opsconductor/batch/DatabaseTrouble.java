package io.opsconductor.batch;

import java.sql.SQLException;
import java.util.Set;

/** Tells a database that is away, or too busy, from a statement that it will never take. */
final class DatabaseTrouble {
    /** Data exceptions, violated constraints, wrong statements: trying again changes nothing (SQLSTATE classes). */
    private static final Set<String> FOR_GOOD = Set.of("22", "23", "42");

    private DatabaseTrouble() {}

    /** Whether trying again may help. */
    static boolean passes(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState();
                return state == null || state.length() < 2 || !FOR_GOOD.contains(state.substring(0, 2));
            }
        }
        return isOfThePool(e);
    }

    /** The pool's and the transaction manager's own exceptions carry no SQLSTATE. */
    private static boolean isOfThePool(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            String type = cause.getClass().getName();
            if (type.startsWith("jakarta.resource.")
                    || type.startsWith("jakarta.transaction.")
                    || type.startsWith("com.sun.appserv.connectors.")) {
                return true;
            }
        }
        return false;
    }
}
