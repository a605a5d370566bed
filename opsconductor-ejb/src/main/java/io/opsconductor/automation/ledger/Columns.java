package io.opsconductor.automation.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.statement.SqlStatement;

/** Rows turned into one array for each column, for {@code unnest}. Null values are kept. */
final class Columns<R> {
    private final List<R> rows;

    Columns(List<R> rows) {
        this.rows = rows;
    }

    <S extends SqlStatement<S>> S uuids(S statement, String name, Function<R, UUID> value) {
        return statement.bindArray(name, UUID.class, column(value));
    }

    <S extends SqlStatement<S>> S texts(S statement, String name, Function<R, String> value) {
        return statement.bindArray(name, String.class, column(value));
    }

    <S extends SqlStatement<S>> S integers(S statement, String name, Function<R, Integer> value) {
        return statement.bindArray(name, Integer.class, column(value));
    }

    <S extends SqlStatement<S>> S longs(S statement, String name, Function<R, Long> value) {
        return statement.bindArray(name, Long.class, column(value));
    }

    <S extends SqlStatement<S>> S booleans(S statement, String name, Function<R, Boolean> value) {
        return statement.bindArray(name, Boolean.class, column(value));
    }

    /** As text, which the statement casts: the driver has no arrays of instants. */
    <S extends SqlStatement<S>> S instants(S statement, String name, Function<R, Instant> value) {
        return texts(statement, name, row -> {
            Instant instant = value.apply(row);
            return instant == null ? null : instant.toString();
        });
    }

    private List<Object> column(Function<R, ?> value) {
        List<Object> column = new ArrayList<>(rows.size());
        rows.forEach(row -> column.add(value.apply(row)));
        return column;
    }
}
