package io.opsconductor.web.console;

import io.opsconductor.platform.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tags as one types them: {@code name=value}, one on each line. */
public final class Tags {
    private Tags() {}

    /** The tags as lines, by name. */
    public static String write(Map<String, String> tags) {
        return new TreeMap<>(tags)
                .entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining("\n"));
    }

    /**
     * The tags of these lines; null has none.
     *
     * @throws Problem 400 of the field if a line is no tag
     */
    public static Map<String, String> read(String field, String text) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String line : text == null ? new String[0] : text.split("[\\r\\n]+")) {
            int cut = line.indexOf('=');
            if (line.isBlank()) {
                continue;
            }
            if (cut < 1) {
                throw Problem.invalid(field, "must have one name=value per line; not in that form: " + line.strip());
            }
            tags.put(line.substring(0, cut).strip(), line.substring(cut + 1).strip());
        }
        return tags;
    }
}
