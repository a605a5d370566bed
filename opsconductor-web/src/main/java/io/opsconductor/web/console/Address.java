package io.opsconductor.web.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** An address of the console: a path and the state of the page in its query. Empty values are left out. */
public final class Address {
    private final String path;
    private final Map<String, String> query = new LinkedHashMap<>();

    private Address(String path) {
        this.path = path;
    }

    /** The page of that path, e.g. {@code /targets}. */
    public static Address of(String path) {
        return new Address(path);
    }

    /** Adds a part of the state; null and blank change nothing. */
    public Address with(String name, Object value) {
        if (value != null && !value.toString().isBlank()) {
            query.put(name, value.toString());
        }
        return this;
    }

    /** The same state and one part more. */
    Address and(String name, Object value) {
        Address copy = new Address(path);
        copy.query.putAll(query);
        return copy.with(name, value);
    }

    /** Whether any part of the state is set. */
    public boolean isFiltered() {
        return !query.isEmpty();
    }

    @Override
    public String toString() {
        return query.isEmpty()
                ? path
                : query.entrySet().stream()
                        .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
                        .collect(Collectors.joining("&", path + "?", ""));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
