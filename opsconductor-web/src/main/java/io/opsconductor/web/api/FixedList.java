package io.opsconductor.web.api;

import io.opsconductor.platform.Listing;
import io.opsconductor.platform.Page;
import io.opsconductor.platform.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** A short list that is known whole, paged like the long ones. */
public final class FixedList {
    private FixedList() {}

    /**
     * The page that is asked for.
     *
     * @param all in the order of the list's own
     * @param field of the items, the only one to sort by
     * @param name the field's value: unique, and what a search looks at
     * @throws Problem 400 if the order or the cursor is not one of this list
     */
    public static <T> Page<T> page(List<T> all, Listing listing, String field, Function<T, String> name) {
        List<T> found = new ArrayList<>(all);
        if (listing.q() != null) {
            String wanted = listing.q().toLowerCase(Locale.ROOT);
            found.removeIf(item -> !name.apply(item).toLowerCase(Locale.ROOT).contains(wanted));
        }
        for (Listing.Sort sort : listing.sort()) {
            if (!sort.field().equals(field)) {
                throw Problem.invalid("sort", "must be " + field);
            }
            Comparator<T> order = Comparator.comparing(name);
            found.sort(sort.descending() ? order.reversed() : order);
        }
        int begin = listing.cursor() == null ? 0 : 1 + place(found, listing.cursor(), name);
        int end = Math.min(begin + listing.limit(), found.size());
        return new Page<>(
                found.subList(begin, end),
                end == found.size() ? null : cursor(name.apply(found.get(end - 1))),
                listing.count() ? (long) found.size() : null,
                null);
    }

    private static String cursor(String last) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(StandardCharsets.UTF_8));
    }

    private static <T> int place(List<T> found, String cursor, Function<T, String> name) {
        for (int i = 0; i < found.size(); i++) {
            if (cursor(name.apply(found.get(i))).equals(cursor)) {
                return i;
            }
        }
        throw Problem.invalid("cursor", "must be the nextCursor of an earlier page");
    }
}
