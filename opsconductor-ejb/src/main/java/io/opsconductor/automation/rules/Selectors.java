package io.opsconductor.automation.rules;

import io.opsconductor.automation.TargetSelector;
import io.opsconductor.platform.Validation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a selector of targets must look like. Whether the things exist is asked of the assets. */
public final class Selectors {
    private static final int MOST = 10_000;

    private Selectors() {}

    /** Whether any part of it names something. */
    public static boolean namesAnything(TargetSelector selector) {
        return some(selector.ids()) || some(selector.names()) || some(selector.groups()) || some(selector.tags());
    }

    private static boolean some(Collection<?> part) {
        return part != null && !part.isEmpty();
    }

    private static boolean some(Map<?, ?> part) {
        return part != null && !part.isEmpty();
    }

    /** The faults of a selector. */
    public static void check(Faults faults, String path, TargetSelector selector) {
        list(faults, path + ".ids", selector.ids());
        list(faults, path + ".names", selector.names());
        list(faults, path + ".groups", selector.groups());
        texts(faults, path + ".names", selector.names());
        texts(faults, path + ".groups", selector.groups());
        if (selector.tags() != null) {
            faults.shape(
                    selector.tags().values().stream().noneMatch(Objects::isNull),
                    path + ".tags",
                    "must not contain null");
            selector.tags().forEach((key, value) -> faults.text(path + ".tags", key, Validation.NAME_LENGTH)
                    .text(path + ".tags", value, Validation.NAME_LENGTH));
        }
        faults.text(path + ".query", selector.query(), Limits.TEXT);
        faults.sense(selector.query() == null, path + ".query", "is not supported yet; use ids, names, groups or tags");
    }

    private static void texts(Faults faults, String field, List<String> texts) {
        for (int i = 0; texts != null && i < texts.size(); i++) {
            faults.text(field + "[" + i + "]", texts.get(i), Validation.NAME_LENGTH);
        }
    }

    private static void list(Faults faults, String field, Collection<?> part) {
        if (part != null) {
            faults.shape(part.stream().noneMatch(Objects::isNull), field, "must not contain null");
            faults.shape(part.size() <= MOST, field, "must have at most " + MOST + " items");
        }
    }
}
