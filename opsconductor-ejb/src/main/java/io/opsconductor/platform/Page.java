package io.opsconductor.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;

/**
 * One page of a list, in the shape that the API answers.
 *
 * @param items the items, never null
 * @param nextCursor where the next page begins, or null at the end
 * @param total how many there are in all, if it was asked for and is at most {@value #EXACT_TOTAL}
 * @param totalAtLeast {@value #EXACT_TOTAL}, if the total was asked for and is larger
 */
public record Page<T>(
        List<T> items,
        @JsonInclude(JsonInclude.Include.ALWAYS) String nextCursor,
        Long total,
        Long totalAtLeast) {
    /** Up to here totals are exact: counting further would cost more the longer history grows. */
    public static final long EXACT_TOTAL = 10_000;

    public Page {
        items = List.copyOf(items);
    }

    /** The page with every item converted. */
    public <R> Page<R> map(Function<? super T, ? extends R> conversion) {
        return new Page<>(items.stream().<R>map(conversion).toList(), nextCursor, total, totalAtLeast);
    }
}
