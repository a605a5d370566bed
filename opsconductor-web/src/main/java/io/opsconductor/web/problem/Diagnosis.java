package io.opsconductor.web.problem;

import io.opsconductor.platform.Problem;
import jakarta.ejb.AccessLocalException;
import jakarta.ejb.EJBAccessException;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/** Finds the problem in an exception that the containers may have wrapped several times. */
public final class Diagnosis {
    /** A character that the database has not, in text and in JSON, and a date beyond its range. */
    private static final Set<String> UNSTORABLE = Set.of("22021", "22P05", "22008");

    private Diagnosis() {}

    /** The problem to tell; a 500 where the cause is not one that the caller could mend. */
    public static Problem of(Throwable failure) {
        Deque<Throwable> open = new ArrayDeque<>();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        open.add(failure);
        while (!open.isEmpty()) {
            Throwable next = open.poll();
            if (!seen.add(next)) {
                continue;
            }
            Problem problem = known(next);
            if (problem != null) {
                return problem;
            }
            if (next.getCause() != null) {
                open.add(next.getCause());
            }
            Collections.addAll(open, next.getSuppressed());
        }
        return StandardProblems.of(500);
    }

    private static Problem known(Throwable failure) {
        if (failure instanceof Problem problem) {
            return problem;
        }
        if (failure instanceof OptimisticLockException) {
            return Problem.stale();
        }
        if (failure instanceof AccessLocalException || failure instanceof EJBAccessException) {
            return StandardProblems.of(403);
        }
        return failure instanceof SQLException sql ? database(sql) : null;
    }

    private static Problem database(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        if (failure instanceof SQLTransientConnectionException
                || state.startsWith("08") // connection exceptions
                || state.startsWith("57P") // the server shuts down or starts up
                || state.startsWith("53") // it has too little of something
                || String.valueOf(failure.getMessage()).startsWith("Error in allocating a connection")) {
            return StandardProblems.unavailable();
        }
        if (UNSTORABLE.contains(state)) {
            return new Problem(
                    "validation",
                    400,
                    "The request is not valid",
                    "A text contains the character U+0000, or a date is out of range.");
        }
        if (state.equals("23505")) {
            return Problem.conflict("already-exists", "That name is already in use. Choose another.");
        }
        if (state.equals("40001") || state.equals("40P01")) {
            return Problem.conflict("try-again", "Another request changed the same data at the same time. Try again.");
        }
        return null;
    }
}
