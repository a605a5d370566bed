package io.opsconductor.automation;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds an enum constant by its exact name in the API; other spellings are typos. */
final class WireNames {
    private WireNames() {}

    static <E> E find(E[] values, Function<E, String> name, String wanted) {
        return Arrays.stream(values)
                .filter(v -> name.apply(v).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "must be one of " + Arrays.stream(values).map(name).collect(Collectors.joining(", "))));
    }
}
