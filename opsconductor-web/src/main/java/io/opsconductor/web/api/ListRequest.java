package io.opsconductor.web.api;

import io.opsconductor.platform.Listing;
import io.opsconductor.platform.Problem;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

/**
 * The query of a list: {@code limit}, {@code cursor}, {@code sort}, {@code q}, {@code count} and the list's own filters.
 * What is unknown or malformed is a 400 that names it; nothing is clamped or ignored.
 */
public final class ListRequest {
    private static final Set<String> COMMON = Set.of("limit", "cursor", "sort", "q", "count");
    private static final int LONGEST_VALUE = 2_000;

    private final MultivaluedMap<String, String> parameters;

    private ListRequest(MultivaluedMap<String, String> parameters) {
        this.parameters = parameters;
    }

    /**
     * The query of a list with these filters.
     *
     * @throws Problem 400 if it has any other parameter
     */
    public static ListRequest of(UriInfo uri, String... filters) {
        Set<String> allowed = new TreeSet<>(COMMON);
        allowed.addAll(List.of(filters));
        return allowing(allowed, uri);
    }

    /**
     * The query of something that is no list, like a file, with these parameters and no others.
     *
     * @throws Problem 400 if it has any other parameter
     */
    public static ListRequest only(UriInfo uri, String... parameters) {
        return allowing(new TreeSet<>(List.of(parameters)), uri);
    }

    private static ListRequest allowing(Set<String> allowed, UriInfo uri) {
        uri.getQueryParameters().keySet().stream()
                .filter(name -> !allowed.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Problem.invalid(name, "is not supported; use " + String.join(", ", allowed));
                });
        return new ListRequest(uri.getQueryParameters());
    }

    /** Which part of the list is asked for. */
    public Listing listing() {
        Integer limit = value("limit", "must be a whole number from 1 to " + Listing.MAX_LIMIT, Integer::valueOf);
        return new Listing(
                limit == null ? Listing.DEFAULT_LIMIT : limit,
                text("cursor"),
                sort(),
                text("q"),
                Boolean.TRUE.equals(flag("count")));
    }

    private List<Listing.Sort> sort() {
        String text = text("sort");
        List<Listing.Sort> sort = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (String part : text == null ? new String[0] : text.split(",", -1)) {
            boolean descending = part.startsWith("-");
            String field = descending ? part.substring(1) : part;
            if (field.isEmpty() || !seen.add(field)) {
                throw Problem.invalid("sort", "must be field names, each at most once, like name,-createdAt");
            }
            sort.add(new Listing.Sort(field, descending));
        }
        return sort;
    }

    /** The filter's value, or null where it was not given. */
    public String text(String name) {
        return value(name, "must be text without control characters", text -> {
            if (text.length() > LONGEST_VALUE || text.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException(name);
            }
            return text;
        });
    }

    /** The filter's values: repeated or separated by commas; empty where it was not given. */
    public List<String> texts(String name) {
        List<String> values = new ArrayList<>();
        for (String value : parameters.getOrDefault(name, List.of())) {
            for (String part : value.split(",", -1)) {
                if (part.isEmpty()
                        || part.length() > LONGEST_VALUE
                        || part.chars().anyMatch(Character::isISOControl)) {
                    throw Problem.invalid(name, "must be values separated by commas");
                }
                values.add(part);
            }
        }
        return values;
    }

    /** The filter as an id, or null. */
    public UUID id(String name) {
        return value(name, "must be an id (a UUID)", text -> {
            UUID id = UUID.fromString(text);
            if (!id.toString().equals(text.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(text); // Java also takes shortened forms
            }
            return id;
        });
    }

    /** The filter as {@code true} or {@code false}, or null. */
    public Boolean flag(String name) {
        return value(name, "must be true or false", text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        });
    }

    /** The filter as an instant, or null. */
    public Instant instant(String name) {
        return value(
                name, "must be an instant in ISO 8601, like 2026-01-31T08:30:00Z", text -> OffsetDateTime.parse(text)
                        .toInstant());
    }

    /**
     * The filter by a conversion of the caller's that throws {@link IllegalArgumentException} on a bad value, or null
     * where it was not given.
     *
     * @param rule what the value must be, for the 400
     */
    public <T> T value(String name, String rule, Function<String, T> conversion) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.isEmpty()) {
            return null;
        }
        if (values.size() > 1) {
            throw Problem.invalid(name, "must be given only once");
        }
        try {
            return conversion.apply(values.get(0));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw Problem.invalid(name, rule);
        }
    }
}
