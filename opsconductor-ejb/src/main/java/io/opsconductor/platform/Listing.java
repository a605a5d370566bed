package io.opsconductor.platform;

import java.util.List;

/**
 * Which part of a list is asked for.
 *
 * @param limit the largest number of items, 1 to {@value #MAX_LIMIT}
 * @param cursor where the page before ended ({@link Page#nextCursor()}), or null for the first page
 * @param sort the order, most significant first; empty for the list's own order
 * @param q text that the name must contain, in any case, or null
 * @param count whether the total is asked for as well
 */
public record Listing(int limit, String cursor, List<Sort> sort, String q, boolean count) {
    /** The number of items when the caller does not say. */
    public static final int DEFAULT_LIMIT = 50;

    /** The largest number of items of one page. */
    public static final int MAX_LIMIT = 200;

    /**
     * One part of an order.
     *
     * @param field the field's name in the API
     * @param descending whether the largest comes first
     */
    public record Sort(String field, boolean descending) {}

    public Listing {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Problem.invalid("limit", "must be from 1 to " + MAX_LIMIT);
        }
        sort = List.copyOf(sort);
    }

    /** The first page in the list's own order. */
    public static Listing first(int limit) {
        return new Listing(limit, null, List.of(), null, false);
    }
}
