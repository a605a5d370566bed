package io.opsconductor.web.console;

import io.opsconductor.platform.Listing;
import io.opsconductor.platform.Page;
import java.util.List;

/**
 * One page of a list and the ways to its neighbours. Cursors lead forward only, so the address also carries the trail
 * of cursors that led here; the last of them is the way back.
 */
public final class KeysetList<T> {
    private static final String SEPARATOR = "~";
    private static final int LONGEST_TRAIL = 6_000;

    private final Page<T> page;
    private final Address address;
    private final String cursor;
    private final String trail;

    /**
     * @param address of the list with its filters, without cursor and trail
     * @param cursor where this page begins, or null
     * @param trail where the pages before began, or null
     */
    public KeysetList(Page<T> page, Address address, String cursor, String trail) {
        this.page = page;
        this.address = address;
        this.cursor = cursor == null ? "" : cursor;
        this.trail = trail == null ? "" : trail;
    }

    /** What to ask a domain for. */
    public static Listing listing(String cursor, String q) {
        return new Listing(
                Listing.DEFAULT_LIMIT,
                cursor == null || cursor.isBlank() ? null : cursor,
                List.of(),
                q == null || q.isBlank() ? null : q.strip(),
                false);
    }

    /** The rows. */
    public List<T> getItems() {
        return page.items();
    }

    /** How many rows this page has. */
    public int getCount() {
        return page.items().size();
    }

    /** Whether there is nothing to show. */
    public boolean isVacant() {
        return page.items().isEmpty();
    }

    /** Whether there is nothing at all, rather than nothing that the filters let through. */
    public boolean isUnused() {
        return isVacant() && !address.isFiltered() && !isBeyondFirst();
    }

    /** Whether there is another page. */
    public boolean isPaged() {
        return isBeyondFirst() || page.nextCursor() != null;
    }

    /** Whether pages come before this one. */
    public boolean isBeyondFirst() {
        return !cursor.isEmpty();
    }

    /** The first page. */
    public String getFirstHref() {
        return address.toString();
    }

    /** The page before. */
    public String getPreviousHref() {
        int cut = trail.lastIndexOf(SEPARATOR);
        String last = trail.substring(cut + 1);
        return last.isEmpty()
                ? address.toString()
                : address.and("cursor", last)
                        .with("trail", cut < 0 ? "" : trail.substring(0, cut))
                        .toString();
    }

    /** The next page, or null at the end. */
    public String getNextHref() {
        if (page.nextCursor() == null) {
            return null;
        }
        String longer = trail.isEmpty() ? cursor : trail + SEPARATOR + cursor;
        return address.and("cursor", page.nextCursor())
                .with("trail", longer.length() > LONGEST_TRAIL ? cursor : longer)
                .toString();
    }
}
