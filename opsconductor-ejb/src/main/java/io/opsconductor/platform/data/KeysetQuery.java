package io.opsconductor.platform.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.Listing;
import io.opsconductor.platform.Page;
import io.opsconductor.platform.Problem;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementException;

/**
 * A list query that is paged by key: a page begins after the last row of the one before, so the hundredth page costs as
 * much as the first. SQL fragments come from the code alone; whatever a caller sends is bound.
 *
 * <p>Sort columns must not be null (coalesce them). One instance serves one query.
 */
public final class KeysetQuery {
    private final String select;
    private final String from;
    private final String id;
    private final Map<String, Column> sortable = new LinkedHashMap<>();
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private List<Listing.Sort> defaultSort = List.of();
    private String searched;

    private record Column(String sql, String type) {}

    private record Key(Column column, boolean descending) {}

    private KeysetQuery(String select, String from, String id) {
        this.select = select;
        this.from = from;
        this.id = id;
    }

    /**
     * Starts a query.
     *
     * @param select the columns
     * @param from the table with its joins
     * @param id the unique uuid column that makes every order total
     */
    public static KeysetQuery of(String select, String from, String id) {
        return new KeysetQuery(select, from, id);
    }

    /**
     * Allows an order by the field.
     *
     * @param type the column's PostgreSQL type: {@code text}, {@code timestamptz}, {@code bigint}…
     */
    public KeysetQuery sortable(String field, String column, String type) {
        sortable.put(field, new Column(column, type));
        return this;
    }

    /** The order where the caller asks for none; without it, newest first by id. */
    public KeysetQuery orderedBy(String field, boolean descending) {
        defaultSort = List.of(new Listing.Sort(field, descending));
        return this;
    }

    /** Which column the search text of {@link Listing#q()} is looked for in. */
    public KeysetQuery searching(String column) {
        searched = column;
        return this;
    }

    /** Adds a condition without parameters. */
    public KeysetQuery where(String condition) {
        conditions.add(condition);
        return this;
    }

    /** Adds a condition with a named parameter, unless the value is null. */
    public KeysetQuery where(String condition, String name, Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(name, value);
        }
        return this;
    }

    /** Gives a parameter that the conditions name a value. */
    public KeysetQuery with(String name, Object value) {
        parameters.put(name, value);
        return this;
    }

    /**
     * Reads the page.
     *
     * @throws Problem 400 if the order or the cursor is not one of this list
     */
    public <T> Page<T> fetch(Handle handle, Listing listing, RowMapper<T> mapper) {
        List<Key> keys = keys(listing);
        if (listing.q() != null && !listing.q().isEmpty()) {
            if (searched == null) {
                throw Problem.invalid("q", "this list cannot be searched");
            }
            where("position(lower(:q_) in lower(" + searched + ")) > 0", "q_", listing.q());
        }
        Long total = null;
        Long atLeast = null;
        if (listing.count()) {
            long counted = count(handle);
            if (counted > Page.EXACT_TOTAL) {
                atLeast = Page.EXACT_TOTAL;
            } else {
                total = counted;
            }
        }
        if (listing.cursor() != null) {
            startAfter(keys, signature(listing), listing.cursor());
        }
        StringBuilder sql = new StringBuilder("select ").append(select);
        for (int i = 0; i < keys.size(); i++) {
            sql.append(", (")
                    .append(keys.get(i).column.sql)
                    .append(")::text as key_")
                    .append(i);
        }
        sql.append(" from ").append(from).append(whereClause()).append(" order by ");
        sql.append(keys.stream()
                .map(k -> k.column.sql + (k.descending ? " desc" : " asc"))
                .collect(Collectors.joining(", ")));
        sql.append(" limit ").append(listing.limit() + 1);
        List<String> lastKey = new ArrayList<>();
        List<T> rows = new ArrayList<>();
        boolean[] more = {false};
        Query query = bind(handle.createQuery(sql));
        try {
            query.map((rs, context) -> {
                        if (rows.size() == listing.limit()) {
                            more[0] = true;
                            return null;
                        }
                        lastKey.clear();
                        for (int i = 0; i < keys.size(); i++) {
                            lastKey.add(rs.getString("key_" + i));
                        }
                        rows.add(mapper.map(rs, context));
                        return null;
                    })
                    .forEach(ignored -> {});
        } catch (StatementException e) {
            throw listing.cursor() != null && isBadValue(e) ? badCursor() : e;
        }
        return new Page<>(rows, more[0] ? cursor(signature(listing), lastKey) : null, total, atLeast);
    }

    private List<Key> keys(Listing listing) {
        List<Key> keys = new ArrayList<>();
        for (Listing.Sort sort : listing.sort().isEmpty() ? defaultSort : listing.sort()) {
            Column column = sortable.get(sort.field());
            if (column == null) {
                throw Problem.invalid("sort", "must use only " + String.join(", ", sortable.keySet()));
            }
            keys.add(new Key(column, sort.descending()));
        }
        boolean descending = keys.isEmpty() || keys.get(keys.size() - 1).descending;
        keys.add(new Key(new Column(id, "uuid"), descending));
        return keys;
    }

    private static String signature(Listing listing) {
        return listing.sort().stream()
                .map(s -> (s.descending() ? "-" : "") + s.field())
                .collect(Collectors.joining(","));
    }

    private static String cursor(String signature, List<String> key) {
        List<String> parts = new ArrayList<>();
        parts.add(signature);
        parts.addAll(key);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Json.write(parts).getBytes(StandardCharsets.UTF_8));
    }

    /** (a, b, id) after the cursor's values, so that an index in this order is read from there. */
    private void startAfter(List<Key> keys, String signature, String cursor) {
        String[] values = decode(cursor);
        if (values.length != keys.size() + 1 || !signature.equals(values[0])) {
            throw badCursor();
        }
        for (int i = 0; i < keys.size(); i++) {
            parameters.put("cursor_" + i, values[i + 1]);
        }
        boolean descending = keys.get(0).descending;
        conditions.add(
                keys.stream().allMatch(key -> key.descending == descending)
                        ? afterInOneDirection(keys, descending)
                        : afterInSeveral(keys));
    }

    private static String afterInOneDirection(List<Key> keys, boolean descending) {
        String columns = keys.stream().map(key -> key.column.sql).collect(Collectors.joining(", "));
        String values = IntStream.range(0, keys.size())
                .mapToObj(i -> value(keys.get(i), i))
                .collect(Collectors.joining(", "));
        return "(" + columns + ") " + (descending ? "<" : ">") + " (" + values + ")";
    }

    /** Written out; the first part alone bounds what is read of an index. */
    private static String afterInSeveral(List<Key> keys) {
        String bound = compare(keys.get(0), keys.get(0).descending ? "<=" : ">=", 0);
        StringBuilder condition = new StringBuilder("(");
        for (int i = 0; i < keys.size(); i++) {
            condition.append(i == 0 ? "(" : " or (");
            for (int j = 0; j < i; j++) {
                condition.append(compare(keys.get(j), "=", j)).append(" and ");
            }
            condition
                    .append(compare(keys.get(i), keys.get(i).descending ? "<" : ">", i))
                    .append(")");
        }
        return bound + " and " + condition.append(")");
    }

    private static String compare(Key key, String operator, int index) {
        return key.column.sql + " " + operator + " " + value(key, index);
    }

    private static String value(Key key, int index) {
        return "cast(:cursor_" + index + " as " + key.column.type + ")";
    }

    private static String[] decode(String cursor) {
        try {
            byte[] json = Base64.getUrlDecoder().decode(cursor);
            String[] values = Json.MAPPER.readValue(new String(json, StandardCharsets.UTF_8), String[].class);
            for (String value : values) {
                if (value == null || value.indexOf('\0') >= 0) {
                    throw badCursor();
                }
            }
            return values;
        } catch (IllegalArgumentException | JsonProcessingException e) {
            throw badCursor();
        }
    }

    /** Every other value comes typed from the code, so one that the database cannot read comes from a made-up cursor. */
    private static boolean isBadValue(StatementException e) {
        return e.getCause() instanceof SQLException cause
                && cause.getSQLState() != null
                && cause.getSQLState().startsWith("22");
    }

    private static Problem badCursor() {
        return Problem.invalid("cursor", "must be the nextCursor of an earlier page with the same sort order");
    }

    private long count(Handle handle) {
        return bind(handle.createQuery("select count(*) from (select 1 from " + from + whereClause() + " limit "
                        + (Page.EXACT_TOTAL + 1) + ") counted"))
                .mapTo(Long.class)
                .one();
    }

    private String whereClause() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private <S extends SqlStatement<S>> S bind(S statement) {
        return statement.bindMap(parameters);
    }
}
